import { Popover } from '@mantine/core';
import { type ComponentType, type ReactNode, useState } from 'react';
import { formatDate, formatTime } from '../../../domain/kit/date-format.ts';
import { OfflineIcon, SettingIcon } from '../../parts/icons.tsx';
import type { StatusItem } from '../area.ts';
import { useNow } from '../clock.ts';
import { useLanguage, useWords } from '../language.ts';
import { useConnection } from '../link.ts';
import { useShop } from '../shop.ts';
import { appWords } from '../words.ts';
import { CounterPanel } from './counter-panel.tsx';
import styles from './frame.module.css';

const order: readonly StatusItem['id'][] = [
  'branch',
  'till',
  'shift',
  'cashier',
  'health',
  'sync',
  'printer',
  'scale',
];
/** From here on they stand at the end edge. */
const firstAtEnd = order.indexOf('health');

/** Branch · till · shift · cashier … health · sync · printer · scale · clock. Each opens a panel, none interrupts. */
export function StatusLine({ items }: { items: readonly StatusItem[] }) {
  const w = useWords(appWords);
  const placed = [...items].sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
  const atEnd = (item: StatusItem): boolean => order.indexOf(item.id) >= firstAtEnd;
  return (
    <section className={styles.status} aria-label={w.frame.status}>
      {placed
        .filter((item) => !atEnd(item))
        .map((item) => (
          <AreaSlot key={item.id} item={item} />
        ))}
      <span className={styles.space} />
      <Offline />
      {placed.filter(atEnd).map((item) => (
        <AreaSlot key={item.id} item={item} />
      ))}
      <Slot Panel={CounterPanel} name={w.frame.counter}>
        <SettingIcon size={18} />
      </Slot>
      <Slot Panel={ClockPanel} name={w.frame.clock}>
        <Clock />
      </Slot>
    </section>
  );
}

const AreaSlot = ({ item: { id, Item, Panel } }: { item: StatusItem }) => (
  <span className={styles.slot} data-id={id}>
    <Slot Panel={Panel}>
      <Item />
    </Slot>
  </span>
);

interface SlotProps {
  readonly Panel: ComponentType<{ readonly close: () => void }> | undefined;
  readonly name?: string;
  readonly children: ReactNode;
}

function Slot({ Panel, name, children }: SlotProps) {
  const [opened, setOpened] = useState(false);
  if (!Panel) return <span className={styles.item}>{children}</span>;
  return (
    <Popover opened={opened} onChange={setOpened} position="top" trapFocus returnFocus withinPortal>
      <Popover.Target>
        <button
          type="button"
          className={styles.item}
          title={name}
          onClick={() => setOpened((before) => !before)}
        >
          {children}
        </button>
      </Popover.Target>
      <Popover.Dropdown className={styles.panel}>
        <Panel close={() => setOpened(false)} />
      </Popover.Dropdown>
    </Popover>
  );
}

function Offline() {
  const w = useWords(appWords);
  const online = useConnection((connection) => connection.online);
  if (online) return null;
  return (
    <Slot Panel={OfflinePanel}>
      <span className={styles.item} style={{ padding: 0, border: 0 }} role="status">
        <span className={styles.offline}>
          <OfflineIcon size={18} />
        </span>
        <span className={styles.offline}>{w.frame.offline}</span>
      </span>
    </Slot>
  );
}

function OfflinePanel() {
  return <p style={{ margin: 0 }}>{useWords(appWords).frame.offlineHint}</p>;
}

function Clock() {
  const language = useLanguage();
  const zone = useShop((shop) => shop.timeZone);
  return <bdi>{formatTime(useNow(), language, zone)}</bdi>;
}

function ClockPanel() {
  const language = useLanguage();
  const zone = useShop((shop) => shop.timeZone);
  const at = useNow();
  return (
    <>
      <div className={styles.time}>
        <bdi>{formatTime(at, language, zone)}</bdi>
      </div>
      <div>{formatDate(at, language, zone, 'long')}</div>
      {/* A Persian reader needs the other calendar for papers from abroad. */}
      {language === 'fa' && <div className={styles.fieldLabel}>{formatDate(at, 'en', zone, 'medium')}</div>}
    </>
  );
}
