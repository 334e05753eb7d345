/** What surrounds every screen: the rail at the start edge, the status line along the foot. */
import type { ReactNode } from 'react';
import type { Area } from '../area.ts';
import { useWords } from '../language.ts';
import { useSerialScans } from '../serial-scans.ts';
import { appWords } from '../words.ts';
import styles from './frame.module.css';
import { OtherScreens } from './other-screens.tsx';
import { Rail } from './rail.tsx';
import { StatusLine } from './status-line.tsx';

export function Frame({ areas, children }: { areas: readonly Area[]; children: ReactNode }) {
  const w = useWords(appWords);
  useSerialScans();
  return (
    <div className={styles.frame}>
      <Rail entries={areas.flatMap((area) => area.rail ?? [])} />
      <main className={styles.content} aria-label={w.frame.content}>
        {children}
      </main>
      <StatusLine items={areas.flatMap((area) => area.status ?? [])} />
      <OtherScreens areas={areas} />
      {areas.map(({ id, Background }) => Background && <Background key={id} />)}
    </div>
  );
}
