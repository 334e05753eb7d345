/** A one-time code for a machine: what it will be, then the code itself, large, as a QR, and how long it is good. */
import { Select, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useWords } from '../../../renderer/app/language.ts';
import { Labelled } from '../../../renderer/parts/labelled.tsx';
import { SegmentBar } from '../../../renderer/parts/segment-bar.tsx';
import { Sheet } from '../../../renderer/parts/sheet.tsx';
import { api } from './api.ts';
import { CodeCard } from './code-card.tsx';
import { Form } from './form.tsx';
import styles from './page.module.css';
import type { Branch, Till } from './shown.ts';
import { pageWords } from './words.ts';

interface CodeSheetProps {
  readonly company: string;
  readonly branches: readonly Branch[];
  readonly tills: readonly Till[];
  /** The machine takes this till's place. */
  readonly replaces: Till | null;
  readonly onClose: () => void;
}

export function CodeSheet({ company, branches, tills, replaces, onClose }: CodeSheetProps) {
  const w = useWords(pageWords).code;
  const [branch, setBranch] = useState(replaces?.branch ?? branches[0]?.id ?? '');
  const [typed, setTyped] = useState<string | null>(null);
  const [kind, setKind] = useState<'till' | 'backOffice'>(replaces?.allBranches ? 'backOffice' : 'till');
  const make = useMutation(api.tills.makeCode.mutationOptions());
  const tillCode = replaces?.code ?? typed ?? freeCode(tills, branch);
  const ask = () =>
    make.mutate({
      ...{ company, branch, tillCode, allBranches: kind === 'backOffice' },
      ...(replaces ? { replaces: replaces.id } : {}),
    });
  const title = replaces ? w.replaceTitle(replaces.name) : w.title;
  // What was asked for, not what would be asked for now: once it joined, its code is not free any more.
  const asked = make.variables;
  const place = tills.find((till) => till.branch === asked?.branch && till.code === asked.tillCode);
  const hasJoined = place && (!replaces || place.enrolledAt > replaces.enrolledAt);
  return (
    <Sheet opened onClose={onClose} title={title}>
      {make.data ? (
        <CodeCard made={make.data} joined={hasJoined ? place : undefined} onAgain={ask} />
      ) : (
        <Form label={title} submit={w.make} pending={make.isPending} error={make.error} onSubmit={ask}>
          {replaces ? (
            <p className={styles.hint}>{w.replaceHint}</p>
          ) : (
            <>
              <Labelled label={w.kind} hint={kind === 'till' ? w.tillHint : w.backOfficeHint}>
                <SegmentBar
                  label={w.kind}
                  segments={[
                    { value: 'till', label: w.till },
                    { value: 'backOffice', label: w.backOffice },
                  ]}
                  value={kind}
                  onChange={setKind}
                />
              </Labelled>
              <Select
                label={w.branch}
                data={branches.map(({ id, name }) => ({ value: id, label: name }))}
                value={branch}
                onChange={(value) => setBranch(value ?? '')}
              />
              <TextInput
                label={w.tillCode}
                description={w.tillCodeHint}
                maxLength={8}
                value={tillCode}
                onChange={({ currentTarget }) => setTyped(currentTarget.value)}
              />
            </>
          )}
        </Form>
      )}
    </Sheet>
  );
}

/** The smallest number no till of the branch bears. */
function freeCode(tills: readonly Till[], branch: string): string {
  const taken = new Set(tills.filter((till) => till.branch === branch).map(({ code }) => code));
  const numbers = Array.from({ length: taken.size + 1 }, (_, n) => String(n + 1));
  return numbers.find((code) => !taken.has(code)) ?? '';
}
