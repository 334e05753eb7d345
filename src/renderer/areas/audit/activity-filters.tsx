import { Select } from '@mantine/core';
import { sentenceOf, toldCommands } from '../../../domain/areas/audit/sentences.ts';
import { auditWords } from '../../../domain/areas/audit/words.ts';
import { auditActions, severities } from '../../../domain/kit/contract.ts';
import type { DateRange } from '../../../domain/kit/time.ts';
import { useAsk } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useLanguage, useWords } from '../../app/language.ts';
import { Chips } from '../../parts/chips.tsx';
import { FilterBar } from '../../parts/filter-bar.tsx';
import { PeriodField } from '../../parts/period-field.tsx';
import { SearchField } from '../../parts/search-field.tsx';
import styles from './audit.module.css';
import { type Asked, isWide, type Narrowing, wide } from './filter.ts';

interface ActivityFiltersProps {
  readonly asked: Asked;
  readonly onAsk: (part: { days?: DateRange; text?: string; narrowing?: Narrowing }) => void;
}

const approved = 'approved';

export function ActivityFilters({ asked, onAsk }: ActivityFiltersProps) {
  const w = useWords(auditWords);
  const language = useLanguage();
  const { narrowing } = asked;
  const choices = useAsk(api.audit.choices, {}).data;
  const narrow = (part: Partial<Narrowing>): void => onAsk({ narrowing: { ...narrowing, ...part } });
  const commands = toldCommands
    .map((value) => ({ value, label: sentenceOf(value, language) }))
    .sort((a, b) => a.label.localeCompare(b.label, language));
  return (
    <FilterBar {...(isWide(narrowing) ? {} : { onClear: () => onAsk({ narrowing: wide }) })}>
      <div className={styles.search}>
        <SearchField value={asked.text} onChange={(text) => onAsk({ text })} label={w.find} />
      </div>
      <PeriodField value={asked.days} onChange={(days) => onAsk({ days })} />
      <Select
        className={styles.filter}
        aria-label={w.filters.user}
        placeholder={w.filters.user}
        clearable
        searchable
        data={choices?.users.map(({ id, name }) => ({ value: id, label: name })) ?? []}
        value={narrowing.userId}
        onChange={(userId) => narrow({ userId })}
      />
      <Select
        className={styles.filter}
        aria-label={w.filters.command}
        placeholder={w.filters.command}
        clearable
        searchable
        data={commands}
        value={narrowing.command}
        onChange={(command) => narrow({ command })}
      />
      <Select
        className={styles.filter}
        aria-label={w.filters.action}
        placeholder={w.filters.action}
        clearable
        data={auditActions.map((value) => ({ value, label: w.actions[value] }))}
        value={narrowing.actions[0] ?? null}
        onChange={(chosen) => narrow({ actions: auditActions.filter((one) => one === chosen) })}
      />
      <Chips
        label={w.filters.severity}
        wrap
        chips={[
          ...severities.map((id) => ({ id, label: w.severities[id] })),
          { id: approved, label: w.filters.approved },
        ]}
        chosen={[...narrowing.severities, ...(narrowing.approvedOnly ? [approved] : [])]}
        onPick={(id) => {
          if (id === approved) narrow({ approvedOnly: !narrowing.approvedOnly });
          else
            narrow({
              severities: severities.filter((one) => narrowing.severities.includes(one) !== (one === id)),
            });
        }}
      />
      {choices && choices.tills.length > 1 && (
        <Select
          className={styles.filter}
          aria-label={w.filters.till}
          placeholder={w.filters.till}
          clearable
          data={choices.tills.map(({ id, name }) => ({ value: id, label: name }))}
          value={narrowing.tillId}
          onChange={(tillId) => narrow({ tillId })}
        />
      )}
    </FilterBar>
  );
}
