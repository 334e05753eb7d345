/** How any device is doing, in one sentence that says what to do about it. */
import type { Language } from '../../kit/words.ts';
import type { DeviceHealth, DeviceSettings, DeviceView } from './attached.ts';
import { attachedWords, sayLine, sayLink } from './attached-words.ts';
import type { PrinterNow } from './printer-contract.ts';
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
  const { link, labels } = attachedWords[language];
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
        : { tone: 'ink', text: labels.untold };
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
  const { kind } = settings.wire;
  if (kind === 'picture') return { tone: 'green', text: w.state.picture };
  const { problem } = health;
  const complaint = problem ? sayProblem(problem, kind, language) : complaintOf(health, language);
  if (complaint) return { tone: 'amber', text: complaint };
  if (health.words) return { tone: 'green', text: w.state.ready };
  const isMute = settings.kind === 'printer' && settings.profile.status.speaks === 'nothing';
  return { tone: 'ink', text: isMute ? w.state.silent : w.state.unheard };
}

function complaintOf(
  { fault, words }: Pick<PrinterNow, 'fault' | 'words'>,
  language: Language,
): string | null {
  const complaint = complaints.find((word) => words?.includes(word));
  if (complaint) return printerWords[language].words[complaint];
  return fault && deviceWords[language].problems[fault];
}

/** The same for whoever stands at the counter, where nobody needs to know what it hangs on. */
export function sayPrinterNow(printer: PrinterNow, language: Language): Said {
  const { problem, state } = printer;
  const { link } = attachedWords[language];
  const { problems, status } = deviceWords[language];
  const isTaken = problem?.kind === 'inUse' || problem?.kind === 'noRights';
  const complaint = isTaken
    ? sayLink(link, problem, 'serial')
    : problem
      ? problems.unreachable
      : complaintOf(printer, language);
  if (complaint) return { tone: 'amber', text: complaint };
  if (state === 'printing') return { tone: 'ink', text: status.printing };
  return { tone: 'green', text: printerWords[language].state.ready };
}

function sayProblem(problem: NonNullable<Health<'printer'>['problem']>, wire: WireKind, language: Language) {
  return sayLink(attachedWords[language].link, problem, wire === 'picture' ? 'file' : wire);
}
