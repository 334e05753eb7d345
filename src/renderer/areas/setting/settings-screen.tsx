/** Settings by section, found by any word of theirs, saved together, taken back with one key. */
import { useNavigate } from '@tanstack/react-router';
import { Fragment, useState } from 'react';
import { backupWords } from '../../../domain/areas/backup/words.ts';
import { attachedWords } from '../../../domain/areas/device/attached-words.ts';
import { settingKeys } from '../../../domain/areas/setting/rules.ts';
import { settingWords } from '../../../domain/areas/setting/words.ts';
import { syncWords } from '../../../domain/areas/sync/words.ts';
import { foldForIndex, searchVariants } from '../../../domain/kit/search.ts';
import { useLive } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useWords } from '../../app/language.ts';
import { CounterPreferences } from '../../app/layout/counter-panel.tsx';
import { useMay, useSession } from '../../app/session.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { SearchIcon } from '../../parts/icons.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { Pane } from '../../parts/pane.tsx';
import { SearchField } from '../../parts/search-field.tsx';
import { BranchField } from './branch-field.tsx';
import { CodeTester } from './code-tester.tsx';
import {
  type Changes,
  FormContext,
  isOfBranch,
  type PlacesDraft,
  type SettingsForm,
  type ShownKey,
  useForm,
} from './form.ts';
import { PlacesForm } from './places-form.tsx';
import { SaveBar } from './save-bar.tsx';
import { type SectionName, sectionNames, sections } from './sections.ts';
import { fields } from './setting-field.tsx';
import styles from './settings.module.css';
import { TaxList } from './tax-list.tsx';

type Shown = SectionName | 'taxes' | 'window';
const shownSections: readonly Shown[] = [...sectionNames, 'taxes', 'window'];
/** Taxes are saved one by one, and what this counter prefers is kept as it is chosen. */
const savedAtOnce: readonly Shown[] = ['taxes', 'window'];

export function SettingsScreen() {
  const w = useWords(settingWords);
  const [branchId, chooseBranch] = useState<string>();
  const settings = useLive(api.setting.settings, { branchId }, { keep: true });
  const [section, setSection] = useState<Shown>('shop');
  const [query, setQuery] = useState('');
  const [changes, setChanges] = useState<Changes>({});
  const [places, changePlaces] = useState<PlacesDraft | null>(null);
  if (!settings.data) return <ErrorNote error={settings.error} />;
  const saved = settings.data;
  const form: SettingsForm = {
    settings: { ...saved, ...changes },
    changes,
    change: (key, value) =>
      setChanges((before) => {
        const { [key]: _, ...rest } = before;
        return JSON.stringify(saved[key]) === JSON.stringify(value) ? rest : { ...rest, [key]: value };
      }),
    branchId,
    chooseBranch,
    isComing: settings.isPlaceholderData,
    places,
    changePlaces,
  };
  const isChanged = places !== null || Object.keys(changes).length > 0;
  const hasForm = !savedAtOnce.includes(section) || query !== '' || isChanged;
  return (
    <FormContext value={form}>
      <div className={styles.screen}>
        <Sections
          chosen={query === '' ? section : null}
          query={query}
          onQuery={setQuery}
          onChoose={(next) => {
            setQuery('');
            setSection(next);
          }}
        />
        <Pane
          label={w.title}
          head={<PageHeader title={query === '' ? w.sections[section] : w.title} />}
          foot={
            hasForm ? (
              <SaveBar onReset={() => setChanges({})} onResetPlaces={() => changePlaces(null)} />
            ) : undefined
          }
        >
          <div className={styles.page} key={query === '' ? section : 'found'}>
            {query === '' ? <Section name={section} /> : <Found query={query} />}
          </div>
        </Pane>
      </div>
    </FormContext>
  );
}

interface SectionsProps {
  readonly chosen: Shown | null;
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly onChoose: (section: Shown) => void;
}

function Sections({ chosen, query, onQuery, onChoose }: SectionsProps) {
  const w = useWords(settingWords);
  const backups = useWords(backupWords).title;
  const devices = useWords(attachedWords).title;
  const headquarters = useWords(syncWords).title;
  const maySeeHeadquarters = useMay('sync.view');
  const maySeeDevices = useMay('device.view');
  const mayBackUp = useMay('ledger.backup');
  const navigate = useNavigate();
  return (
    <nav className={styles.nav} aria-label={w.title}>
      <div className={styles.find}>
        <SearchField value={query} onChange={onQuery} label={w.find} />
      </div>
      {shownSections.map((name) => (
        <button
          key={name}
          type="button"
          className={styles.entry}
          aria-current={name === chosen || undefined}
          onClick={() => onChoose(name)}
        >
          {w.sections[name]}
        </button>
      ))}
      {maySeeDevices && (
        <button
          type="button"
          className={styles.entry}
          data-apart
          onClick={() => void navigate({ to: '/settings/devices' as never })}
        >
          {devices}
        </button>
      )}
      {mayBackUp && (
        <button
          type="button"
          className={styles.entry}
          data-apart={!maySeeDevices || undefined}
          onClick={() => void navigate({ to: '/settings/backups' as never })}
        >
          {backups}
        </button>
      )}
      {maySeeHeadquarters && (
        <button
          type="button"
          className={styles.entry}
          onClick={() => void navigate({ to: '/settings/headquarters' as never })}
        >
          {headquarters}
        </button>
      )}
    </nav>
  );
}

function Section({ name }: { readonly name: Shown }) {
  if (name === 'taxes') return <TaxList />;
  if (name === 'window') return <CounterPreferences />;
  return (
    <>
      {name === 'places' && <PlacesForm />}
      <SettingList keys={sections[name]} />
      {name === 'codes' && <CodeTester />}
    </>
  );
}

/** Which branch is meant stands before the first that each branch has for itself. */
function SettingList({ keys }: { readonly keys: readonly ShownKey[] }) {
  const first = keys.find(isOfBranch);
  return keys.map((key) => (
    <Fragment key={key}>
      {key === first && <BranchField />}
      <OneSetting of={key} />
    </Fragment>
  ));
}

function OneSetting({ of }: { readonly of: ShownKey }) {
  const w = useWords(settingWords);
  const { need } = settingKeys[of];
  const { isComing } = useForm();
  const mayChange = useSession((session) => session.user?.permissions.includes(need) ?? false);
  const Drawn = fields[of];
  return (
    <fieldset
      className={styles.setting}
      disabled={!mayChange || (isComing && isOfBranch(of))}
      title={mayChange ? undefined : w.notAllowed}
    >
      <Drawn />
    </fieldset>
  );
}

function Found({ query }: { readonly query: string }) {
  const w = useWords(settingWords);
  const readings = searchVariants(query).map((reading) => reading.split(' '));
  const all = Object.values(sections).flat();
  const found = all.filter((key) => {
    const words = foldForIndex(`${w.labels[key]} ${key}`).split(' ');
    return readings.some((parts) => parts.every((part) => words.some((word) => word.startsWith(part))));
  });
  if (found.length === 0) return <EmptyState icon={SearchIcon} title={w.nothingFound} small />;
  return <SettingList keys={found} />;
}
