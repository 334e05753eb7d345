/** The print queue: how each printer is, what a person must decide about, what waits and why, what came out lately. */
import { useNavigate } from '@tanstack/react-router';
import type { JobRow, PrinterNow, PrinterView } from '../../../domain/areas/device/printer-contract.ts';
import type { PrinterUse } from '../../../domain/areas/device/printer-settings.ts';
import { printerWords } from '../../../domain/areas/device/printer-words.ts';
import { sayPrinterNow } from '../../../domain/areas/device/say-health.ts';
import { deviceWords } from '../../../domain/areas/device/words.ts';
import { formatList } from '../../../domain/kit/format.ts';
import { useCommand, useLive } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useLanguage, useWords } from '../../app/language.ts';
import { useMay } from '../../app/session.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { ErrorNote, Note } from '../../parts/error-note.tsx';
import {
  CheckIcon,
  ClockIcon,
  DrawerIcon,
  PrinterIcon,
  SettingIcon,
  WarningIcon,
} from '../../parts/icons.tsx';
import styles from './device.module.css';
import { AllAtOnce, JobCard, JobLine } from './job-card.tsx';

/** A slip or two to compare with; the rest is among the receipts. */
const shownPrinted = 5;

export function PrinterPanel({ close }: { readonly close: () => void }) {
  const w = useWords(deviceWords);
  const sees = useMay('device.view');
  const view = useLive(api.device.printer, {}).data;
  const jobs = useLive(api.device.jobs, sees ? {} : null);
  if (!view) return null;
  const open = (jobs.data ?? []).filter(({ state }) => state !== 'printed');
  const printed = (jobs.data ?? []).filter(({ state }) => state === 'printed').slice(0, shownPrinted);
  return (
    <div className={styles.panel}>
      <DrawerAlarm />
      <Printers view={view} close={close} />
      <ErrorNote error={jobs.error} />
      <Open jobs={open} printers={view.printers} />
      {printed.length > 0 && (
        <section>
          <h3 className={styles.heading}>{w.printedLately}</h3>
          <ul className={styles.list}>
            {printed.map((job) => (
              <JobLine key={job.id} job={job} printers={view.printers} />
            ))}
          </ul>
        </section>
      )}
      <Acts printers={view.printers} close={close} />
    </div>
  );
}

function DrawerAlarm() {
  const w = useWords(printerWords).queue;
  const drawer = useLive(api.device.drawer, {}).data;
  if (!drawer?.alarm) return null;
  return (
    <Note tone="amber" icon={DrawerIcon}>
      {w.drawerOpenSince}
    </Note>
  );
}

interface PrintersProps {
  readonly view: PrinterView;
  readonly close: () => void;
}

function Printers({ view: { printers, lacking, queued }, close }: PrintersProps) {
  const say = useUses();
  const w = useWords(printerWords).queue;
  const devices = useDevices(close);
  if (printers.length === 0) return <NoPrinter waits={queued > 0} close={close} />;
  return (
    <>
      <ul className={styles.printers}>
        {printers.map((printer) => (
          <Printer key={printer.deviceId} printer={printer} />
        ))}
      </ul>
      {lacking.length > 0 && (
        <Note tone="amber" icon={WarningIcon} action={devices}>
          {w.lacking(say(lacking))}
        </Note>
      )}
    </>
  );
}

function Printer({ printer }: { readonly printer: PrinterNow }) {
  const { status } = useWords(deviceWords);
  const w = useWords(printerWords).queue;
  const uses = useUses();
  const { tone, text } = sayPrinterNow(printer, useLanguage());
  const Sign = { green: CheckIcon, ink: ClockIcon, amber: WarningIcon }[tone];
  const { name, covers, queued } = printer;
  return (
    <li className={styles.printer} data-tone={tone}>
      <Sign size={18} />
      <div>
        <div className={styles.line}>
          <strong>
            <bdi>{name}</bdi>
          </strong>
          {queued > 0 && <span className={styles.when}>{status.waiting(queued)}</span>}
        </div>
        <p className={styles.says}>{text}</p>
        {covers.length > 0 && <p className={styles.says}>{w.covers(uses(covers))}</p>}
      </div>
    </li>
  );
}

/** `Receipts, Kitchen`. */
function useUses(): (uses: readonly PrinterUse[]) => string {
  const { use } = useWords(printerWords);
  const language = useLanguage();
  return (uses) =>
    formatList(
      uses.map((one) => use[one]),
      language,
    );
}

function useDevices(close: () => void) {
  const { devices } = useWords(printerWords).queue;
  const navigate = useNavigate();
  const maySet = useMay('device.edit');
  if (!maySet) return undefined;
  return {
    label: devices,
    icon: SettingIcon,
    onClick: () => {
      close();
      void navigate({ to: '/settings/devices' as never });
    },
  };
}

function NoPrinter({ waits, close }: { readonly waits: boolean; readonly close: () => void }) {
  const w = useWords(deviceWords);
  const devices = useDevices(close);
  return (
    <Note tone={waits ? 'amber' : 'ink'} icon={PrinterIcon} action={devices}>
      <strong>{w.status.none}.</strong> {w.status.noneHint}
    </Note>
  );
}

interface OpenProps {
  readonly jobs: readonly JobRow[];
  readonly printers: readonly PrinterNow[];
}

function Open({ jobs, printers }: OpenProps) {
  const maySettle = useMay('device.print');
  if (jobs.length === 0) return null;
  return (
    <>
      {maySettle && <AllAtOnce jobs={jobs} />}
      <ul className={styles.list}>
        {jobs.map((job) => (
          <JobCard key={job.id} job={job} printers={printers} maySettle={maySettle} />
        ))}
      </ul>
    </>
  );
}

interface ActsProps {
  readonly printers: readonly PrinterNow[];
  readonly close: () => void;
}

/** Where there are several, a test slip is asked for on the page of devices. */
function Acts({ printers, close }: ActsProps) {
  const w = useWords(deviceWords);
  const mayPrint = useMay('device.print');
  const test = useCommand(api.device.printTest);
  const devices = useDevices(close);
  const [only, ...others] = printers;
  return (
    <>
      <ErrorNote error={test.refused} />
      <div className={styles.acts}>
        {mayPrint && only && others.length === 0 && (
          <ActionButton
            label={w.act.test}
            icon={PrinterIcon}
            pending={test.pending}
            onClick={() => test.run({ deviceId: only.deviceId })}
          />
        )}
        {printers.length > 0 && devices && <ActionButton {...devices} />}
      </div>
    </>
  );
}
