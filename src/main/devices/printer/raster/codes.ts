/** Bars and QR modules as whole dots; the scale is chosen where the paper's width is known. */
import bwip from 'bwip-js/generic';
import type { BlockOf } from '../../../../domain/areas/device/document.ts';
import { must } from '../../../../domain/kit/result.ts';
import type { Dots } from './bitmap.ts';

/** One row of modules, without quiet zones. Throws on what the symbology cannot say. */
export function barcodeModules({ symbology, text }: Pick<BlockOf<'barcode'>, 'symbology' | 'text'>): Dots {
  const symbol = must(bwip.raw({ bcid: symbology, text })[0], 'the encoder gives a symbol');
  const runs = 'sbs' in symbol ? symbol.sbs : [];
  // Bars and spaces take turns, a bar first.
  const ink = runs.flatMap((modules, i) => Array<number>(modules).fill(i % 2 === 0 ? 1 : 0));
  return { width: ink.length, height: 1, ink: Uint8Array.from(ink) };
}

/** The square of modules, without its quiet zone; level M: a fold or a thumb print is forgiven. */
export function qrModules(text: string): Dots {
  // A QR is Latin-1 unless it says otherwise: other text announces its UTF-8 (ECI 26) by a caret's escape.
  const [said, options] = /^[\x20-\x7e]*$/.test(text)
    ? [text, 'eclevel=M']
    : [`^ECI000026${text.replaceAll('^', '^^')}`, 'eclevel=M parsefnc'];
  const symbol = must(bwip.raw('qrcode', said, options)[0], 'the encoder gives a symbol');
  const [ink, width, height] = 'pixs' in symbol ? [symbol.pixs, symbol.pixx, symbol.pixy] : [[], 0, 0];
  return { width, height, ink: Uint8Array.from(ink) };
}
