/** The places of a chart as buttons over the picture: for the keyboard, and for who cannot see it. */
import { type KeyboardEvent, useState } from 'react';
import { useDirection } from '../app/language.ts';
import styles from './chart.module.css';
import type { ChartProps } from './chart.tsx';

interface ChartPlacesProps extends ChartProps {
  readonly say: (value: number) => string;
  readonly onPick: (index: number) => void;
}

export function ChartPlaces({ rows, x, series, say, onPick }: ChartPlacesProps) {
  const rtl = useDirection() === 'rtl';
  const [active, setActive] = useState(0);
  const at = Math.min(active, rows.length - 1);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const ahead = rtl ? 'ArrowLeft' : 'ArrowRight';
    const back = rtl ? 'ArrowRight' : 'ArrowLeft';
    const to = { [ahead]: at + 1, [back]: at - 1, Home: 0, End: rows.length - 1 }[event.key];
    if (to === undefined || to < 0 || to >= rows.length) return;
    event.preventDefault();
    setActive(to);
    event.currentTarget.querySelectorAll('button')[to]?.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the buttons within are what is worked
    <div className={styles.places} data-legend={series.length > 1 || undefined} onKeyDown={onKeyDown}>
      {rows.map((row, index) => (
        <button
          key={String(row[x])}
          type="button"
          className={styles.place}
          tabIndex={index === at ? 0 : -1}
          aria-label={`${row[x]}: ${series.map(({ key, label }) => `${label} ${say(Number(row[key]))}`).join(', ')}`}
          onFocus={() => setActive(index)}
          onClick={() => onPick(index)}
        />
      ))}
    </div>
  );
}
