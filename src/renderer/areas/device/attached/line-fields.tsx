/** How a serial line is set. */
import { Select, Switch } from '@mantine/core';
import { attachedWords } from '../../../../domain/areas/device/attached-words.ts';
import type { ScaleLine } from '../../../../domain/areas/device/scale-kinds.ts';
import { toLocalDigits } from '../../../../domain/kit/digits.ts';
import { useLanguage, useWords } from '../../../app/language.ts';
import { Few, useDigits } from './few.tsx';

const speeds = [1200, 2400, 4800, 9600, 19_200, 38_400, 57_600, 115_200];

interface LineFieldsProps {
  readonly line: ScaleLine;
  readonly change: (part: Partial<ScaleLine>) => void;
}

export function LineFields({ line, change }: LineFieldsProps) {
  const w = useWords(attachedWords).line;
  const language = useLanguage();
  const digits = useDigits();
  const known = speeds.includes(line.baudRate) ? speeds : [...speeds, line.baudRate];
  return (
    <>
      <Select
        label={w.baudRate}
        allowDeselect={false}
        value={String(line.baudRate)}
        data={known.map((speed) => ({ value: String(speed), label: toLocalDigits(String(speed), language) }))}
        onChange={(value) => change({ baudRate: Number(value) })}
      />
      <Few
        label={w.dataBits}
        of={digits('7', '8')}
        value={`${line.dataBits}`}
        onChange={(bits) => change({ dataBits: bits === '7' ? 7 : 8 })}
      />
      <Few label={w.parity} of={w.parities} value={line.parity} onChange={(parity) => change({ parity })} />
      <Few
        label={w.stopBits}
        of={digits('1', '2')}
        value={`${line.stopBits}`}
        onChange={(bits) => change({ stopBits: bits === '1' ? 1 : 2 })}
      />
      <Switch
        label={w.rtscts}
        checked={line.rtscts}
        onChange={(event) => change({ rtscts: event.currentTarget.checked })}
      />
    </>
  );
}
