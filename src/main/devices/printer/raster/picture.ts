/** Shops' pictures: decoded ahead, for the library does it in its own time, then screened to dots. */
import type { Image as CanvasImage } from '@napi-rs/canvas';
import type { PrintDocument } from '../../../../domain/areas/device/document.ts';
import { must } from '../../../../domain/kit/result.ts';
import type { Dots } from './bitmap.ts';
import { createCanvas, Image } from './canvas.ts';

export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly image: CanvasImage;
}

/** Pictures by the name the document's blocks call them. */
export type Pictures = ReadonlyMap<string, Picture>;

/**
 * Decodes the pictures a document names: `data:` URIs out of themselves, others from what `read` answers.
 * What is missing or is no picture is left out, and the slip prints without it.
 */
export async function gatherPictures(
  document: PrintDocument,
  read: (name: string) => Promise<Uint8Array | null>,
): Promise<Pictures> {
  const names = new Set(document.blocks.flatMap((block) => ('picture' in block ? [block.picture] : [])));
  const pictures = new Map<string, Picture>();
  for (const name of names) {
    const bytes = name.startsWith('data:') ? bytesOfUri(name) : await read(name);
    const picture = bytes && (await decodePicture(bytes));
    if (picture) pictures.set(name, picture);
  }
  return pictures;
}

/** PNG, JPEG, WebP, GIF or SVG; null for anything else. */
export async function decodePicture(bytes: Uint8Array): Promise<Picture | null> {
  const image = new Image();
  try {
    image.src = Buffer.from(bytes);
    await image.decode();
  } catch (error) {
    // Whatever the decoder objects to: the file is the shop's, not ours.
    if (!(error instanceof Error)) throw error;
    return null;
  }
  return image.width > 0 && image.height > 0 ? { width: image.width, height: image.height, image } : null;
}

/** Luminance that prints full black and full white: a logo's colours are meant solid, a photograph's are shades. */
const levels = { logo: [100, 220], image: [16, 240] } as const;

/** The picture at this size in ink or none, its greys spread by Floyd and Steinberg's rule. */
export function screenPicture(
  { image }: Picture,
  size: { readonly width: number; readonly height: number },
  kind: keyof typeof levels,
): Dots {
  const { width, height } = size;
  const context = createCanvas(width, height).getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, 0, 0, width, height);
  const { data } = context.getImageData(0, 0, width, height);
  const [black, white] = levels[kind];
  const light = new Float32Array(width * height);
  const channel = (i: number) => must(data[i], 'a pixel has four channels');
  for (let i = 0; i < light.length; i += 1) {
    const luminance = 0.299 * channel(i * 4) + 0.587 * channel(i * 4 + 1) + 0.114 * channel(i * 4 + 2);
    light[i] = Math.min(255, Math.max(0, ((luminance - black) * 255) / (white - black)));
  }
  return { width, height, ink: spread(light, width) };
}

function spread(light: Float32Array, width: number): Uint8Array {
  const ink = new Uint8Array(light.length);
  const give = (at: number, error: number) => {
    if (at < light.length) light[at] = (light[at] ?? 0) + error;
  };
  for (let i = 0; i < light.length; i += 1) {
    const value = light[i] ?? 0;
    ink[i] = value < 128 ? 1 : 0;
    const error = value - (value < 128 ? 0 : 255);
    const x = i % width;
    if (x + 1 < width) give(i + 1, (error * 7) / 16);
    if (x > 0) give(i + width - 1, (error * 3) / 16);
    give(i + width, (error * 5) / 16);
    if (x + 1 < width) give(i + width + 1, error / 16);
  }
  return ink;
}

function bytesOfUri(uri: string): Uint8Array | null {
  const [head = '', body = ''] = uri.split(',', 2);
  return head.endsWith(';base64') ? Buffer.from(body, 'base64') : null;
}
