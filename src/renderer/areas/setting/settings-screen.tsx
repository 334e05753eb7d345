/** Settings by section, found by any word of theirs, saved together, taken back with one key. */
import { useState } from 'react';
import { settingKeys } from '../../../domain/areas/setting/rules.ts';
import { settingWords } from '../../../domain/areas/setting/words.ts';
import { foldForIndex, searchVariants } from '../../../domain/kit/search.ts';
import { useLive } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useWords } from '../../app/language.ts';
import { useSession } from '../../app/session.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { SearchIcon } from '../../parts/icons.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { Pane } from '../../parts/pane.tsx';
import { SearchField } from '../../parts/search-field.tsx';
import { type Changes, FormContext, type SettingsForm, type ShownKey } from './form.ts';
import { PlacesForm } from './places-form.tsx';
import { SaveBar } from './save-bar.tsx';
import { type SectionName, sectionNames, sections } from './sections.ts';
import { fields } from './setting-field.tsx';
import styles from './settings.module.css';
import { TaxList } from './tax-list.tsx';

type Shown = SectionName | 'taxes';
const shownSections: readonly Shown[] = [...sectionNames, 'taxes'];

export function SettingsScreen() {
  const w = useWords(settingWords);
  const settings = useLive(api.setting.settings, {});
  const [section, setSection] = useState<Shown>('shop');
  const [query, setQuery] = useState('');
  const [changes, setChanges] = useState<Changes>({});
  if (!settings.data) return <ErrorNote error={settings.error} />;
  const saved = settings.data;
  const form: SettingsForm = {
    settings: { ...saved, ...changes },
    change: (key, value) =>
      setChanges((before) => {
        const { [key]: _, ...rest } = before;
        return JSON.stringify(saved[key]) === JSON.stringify(value) ? rest : { ...rest, [key]: value };
      }),
  };
  // Taxes are saved one by one.
  const hasForm = section !== 'taxes' || query !== '' || Object.keys(changes).length > 0;
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
          foot={hasForm ? <SaveBar changes={changes} onReset={() => setChanges({})} /> : undefined}
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
    </nav>
  );
}

function Section({ name }: { readonly name: Shown }) {
  if (name === 'taxes') return <TaxList />;
  return (
    <>
      {name === 'places' && <PlacesForm />}
      {sections[name].map((key) => (
        <OneSetting key={key} of={key} />
      ))}
    </>
  );
}

function OneSetting({ of }: { readonly of: ShownKey }) {
  const w = useWords(settingWords);
  const { need } = settingKeys[of];
  const mayChange = useSession((session) => session.user?.permissions.includes(need) ?? false);
  const Drawn = fields[of];
  return (
    <fieldset className={styles.setting} disabled={!mayChange} title={mayChange ? undefined : w.notAllowed}>
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
  return found.map((key) => <OneSetting key={key} of={key} />);
}
