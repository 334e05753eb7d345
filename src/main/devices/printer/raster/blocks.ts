/** Codes and pictures: centred, in whole dots, left out where the paper cannot carry them. */
import type { Align, BlockOf } from '../../../../domain/areas/device/document.ts';
import type { Dots } from './bitmap.ts';
import { barcodeModules, qrModules } from './codes.ts';
import type { DotsMark, Omission } from './layout.ts';
import { layText, type Page } from './page.ts';
import { type Pictures, screenPicture } from './picture.ts';

/** Below two dots a module runs together with its neighbour on worn heads. */
const leastModule = 2;
/** White beside a barcode, in modules; the paper's own unprinted edge adds to it. */
const barcodeQuiet = 4;

export function layBarcode(page: Page, block: BlockOf<'barcode'>): void {
  const modules = encoded(() => barcodeModules(block));
  const scale = modules ? Math.min(3, Math.floor(page.width / (modules.width + 2 * barcodeQuiet))) : 0;
  const caption = () =>
    layText(page, { kind: 'text', text: block.text.replaceAll(' ', '\u00a0'), align: 'center', muted: true });
  if (!modules || scale < leastModule) {
    omit(page, modules ? 'tooWide' : 'notEncodable');
    // Without bars the number is the only way back to the sale.
    caption();
    return;
  }
  const air = Math.round(page.sizes.normal * 0.6);
  const height = Math.round(page.sizes.normal * 2.8);
  const rows = Math.ceil(height / scale);
  const ink = new Uint8Array(modules.width * rows);
  for (let row = 0; row < rows; row += 1) ink.set(modules.ink, row * modules.width);
  page.y += air;
  layDots(page, { width: modules.width, height: rows, ink }, scale, { code: block });
  if (block.caption ?? true) caption();
  else page.y += air;
}

const qrShare = { small: 0.3, normal: 0.38, large: 0.6 };

export function layQr(page: Page, block: BlockOf<'qr'>): void {
  const modules = encoded(() => qrModules(block.text));
  const wanted = modules ? Math.floor((page.width * qrShare[block.size ?? 'normal']) / modules.width) : 0;
  // Three dots a module are read by any telephone; a long text takes the width it needs for them.
  const bearable = modules ? Math.floor(page.width / (modules.width + 8)) : 0;
  const scale = Math.min(Math.max(wanted, 3), bearable);
  if (!modules || scale < leastModule) {
    omit(page, modules ? 'tooWide' : 'notEncodable');
    return;
  }
  const quiet = 4 * scale;
  page.y += quiet;
  layDots(page, modules, scale, { code: block });
  page.y += quiet;
}

export function layPicture(page: Page, block: BlockOf<'logo'> | BlockOf<'image'>, pictures: Pictures): void {
  const picture = pictures.get(block.picture);
  if (!picture) {
    omit(page, 'noPicture');
    return;
  }
  const most = block.kind === 'logo' ? 0.6 : block.widthPercent / 100;
  const tallest = block.kind === 'logo' ? page.inner * 0.35 : page.inner * 4;
  const shrink = Math.min((page.inner * most) / picture.width, tallest / picture.height);
  const width = Math.max(1, Math.round(picture.width * shrink));
  const height = Math.max(1, Math.round(picture.height * shrink));
  const dots = screenPicture(picture, { width, height }, block.kind);
  layDots(page, dots, 1, { align: block.kind === 'logo' ? undefined : block.align });
  page.y += Math.round(page.sizes.normal * 0.4);
}

interface Placing {
  readonly align?: Align | undefined;
  readonly code?: DotsMark['code'];
}

function layDots(page: Page, dots: Dots, scale: number, { align = 'center', code }: Placing): void {
  const free = page.inner - dots.width * scale;
  const atLeft = (align === 'start') === (page.direction === 'ltr');
  const x = align === 'center' ? Math.floor(free / 2) : atLeft ? 0 : free;
  const mark: DotsMark = { kind: 'dots', x: page.margin + x, y: page.y, dots, scale };
  page.marks.push(code ? { ...mark, code } : mark);
  page.y += dots.height * scale;
}

function omit(page: Page, why: Omission['why']): void {
  page.omissions.push({ block: page.block, why });
}

/** The encoder throws on text it cannot say; that is the document's matter, not a fault of ours. */
function encoded(encode: () => Dots): Dots | null {
  try {
    return encode();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return null;
  }
}
