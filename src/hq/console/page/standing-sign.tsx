/** How a till stands: a sign and a word, never a colour alone. */
import { useWords } from '../../../renderer/app/language.ts';
import {
  CheckIcon,
  ClockIcon,
  DownloadIcon,
  type Icon,
  LockIcon,
  OfflineIcon,
  UploadIcon,
  WarningIcon,
} from '../../../renderer/parts/icons.tsx';
import styles from './page.module.css';
import { type Standing, wantsAttention } from './till-state.ts';
import { pageWords } from './words.ts';

const signs: Record<Standing, Icon> = {
  well: CheckIcon,
  catchingUp: DownloadIcon,
  waiting: UploadIcon,
  clockOff: ClockIcon,
  silent: OfflineIcon,
  neverSeen: WarningIcon,
  revoked: LockIcon,
  retired: LockIcon,
};

export function StandingSign({ standing }: { readonly standing: Standing }) {
  const w = useWords(pageWords).standing;
  const Drawn = signs[standing];
  const tone = wantsAttention(standing) ? 'amber' : standing === 'well' ? 'green' : 'muted';
  return <Sign icon={Drawn} tone={tone} text={w[standing]} />;
}

interface SignProps {
  readonly icon: Icon;
  readonly tone: 'amber' | 'green' | 'muted';
  readonly text: string;
}

export function Sign({ icon: Drawn, tone, text }: SignProps) {
  return (
    <span className={styles.sign} data-tone={tone}>
      <Drawn size={18} />
      <span>{text}</span>
    </span>
  );
}
