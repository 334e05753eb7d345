import bwip from 'bwip-js/generic';
import styles from './qr-code.module.css';

/** Dark on light whatever the theme is: many telephones do not read the reverse. */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const [symbol] = bwip.raw('qrcode', text, 'eclevel=M');
  if (!symbol || !('pixs' in symbol)) return null;
  const { pixs, pixx, pixy } = symbol;
  const quiet = 4;
  const dark = pixs.flatMap((ink, n) =>
    ink ? [`M${(n % pixx) + quiet} ${Math.floor(n / pixx) + quiet}h1v1h-1z`] : [],
  );
  return (
    <svg
      className={styles.qr}
      viewBox={`0 0 ${pixx + 2 * quiet} ${pixy + 2 * quiet}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <path d={dark.join('')} />
    </svg>
  );
}
