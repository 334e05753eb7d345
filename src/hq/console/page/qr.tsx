/** A QR code; what draws it weighs as much as the rest of the page, so it comes when it is wanted. */
import { type ComponentProps, lazy, Suspense } from 'react';
import styles from './page.module.css';

const QrCode = lazy(async () => ({
  default: (await import('../../../renderer/parts/qr-code.tsx')).QrCode,
}));

export const Qr = (props: ComponentProps<typeof QrCode>) => (
  <Suspense fallback={<span className={styles.qrPlace} />}>
    <QrCode {...props} />
  </Suspense>
);
