/** How any device is doing, in one sentence that says what to do about it. */
import type { Language } from '../../kit/words.ts';
import type { DeviceHealth, DeviceSettings, DeviceView } from './attached.ts';
import { attachedWords, sayLine, sayLink } from './attached-words.ts';
import type { PrinterWord } from './printer-settings.ts';
import { printerWords } from './printer-words.ts';
import { sayState, scaleWords } from './scale-words.ts';
import { deviceWords } from './words.ts';

export interface Said {
  readonly tone: 'green' | 'ink' | 'amber';
  readonly text: string;
}

type Health<K extends DeviceHealth['kind']> = Extract<DeviceHealth, { kind: K }>;
type WireKind = DeviceSettings['wire']['kind'];

/** Worst first: a printer complains of several things at once, and one of them has to be mended first. */
const complaints: readonly PrinterWord[] = [
  'coverOpen',
  'paperOut',
  'cutterJam',
  'overheated',
  'needsService',
  'offline',
  'paperNearEnd',
];

export function sayHealth({ health, settings }: DeviceView, language: Language): Said {
  const { link } = attachedWords[language];
  if (!health) return { tone: 'ink', text: link.off };
  switch (health.kind) {
    case 'scale':
      return sayScale(health, language);
    case 'printer':
      return sayPrinter(health, settings, language);
    case 'pole':
    case 'scanner':
      return {
        tone: tones[health.line.kind],
        text: sayLine(link, health.line, settings.wire.kind === 'tcp' ? 'tcp' : 'serial'),
      };
    default:
      return health.problem
        ? { tone: 'amber', text: sayProblem(health.problem, settings.wire.kind, language) }
        : { tone: 'ink', text: printerWords[language].state.unheard };
  }
}

const tones = { connected: 'green', connecting: 'ink', lost: 'amber' } as const;

function sayScale({ state }: Health<'scale'>, language: Language): Said {
  const tone = state.kind === 'live' ? 'green' : 'amber';
  const isQuiet = state.kind === 'connecting' || state.kind === 'closed';
  return { tone: isQuiet ? 'ink' : tone, text: sayState(scaleWords[language], state) };
}

function sayPrinter(health: Health<'printer'>, settings: DeviceSettings, language: Language): Said {
  const w = printerWords[language];
  if (settings.wire.kind === 'picture') return { tone: 'green', text: w.state.picture };
  const { problem, fault, words } = health;
  if (problem) return { tone: 'amber', text: sayProblem(problem, settings.wire.kind, language) };
  const complaint = complaints.find((word) => words?.includes(word));
  if (complaint) return { tone: 'amber', text: w.words[complaint] };
  if (fault) return { tone: 'amber', text: deviceWords[language].problems[fault] };
  if (words) return { tone: 'green', text: w.state.ready };
  const isMute = settings.kind === 'printer' && settings.profile.status.speaks === 'nothing';
  return { tone: 'ink', text: isMute ? w.state.silent : w.state.unheard };
}

function sayProblem(problem: NonNullable<Health<'printer'>['problem']>, wire: WireKind, language: Language) {
  return sayLink(attachedWords[language].link, problem, wire === 'picture' ? 'file' : wire);
}
