/** One item: everything known of it, in sections; what was changed is saved at once and whole. */
import { type ReactNode, useEffect } from 'react';
import { normaliseCode } from '../../../domain/areas/catalogue/codes.ts';
import type { CodeDraft, ItemDetails } from '../../../domain/areas/catalogue/edit.ts';
import { nameWithOptions } from '../../../domain/areas/catalogue/item.ts';
import { catalogueWords } from '../../../domain/areas/catalogue/words.ts';
import type { Id } from '../../../domain/kit/ids.ts';
import { newId } from '../../app/adapters.ts';
import { useLive } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useWords } from '../../app/language.ts';
import { useScan } from '../../app/scan-queue.ts';
import { useMay } from '../../app/session.ts';
import { play } from '../../app/sounds.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { Pane } from '../../parts/pane.tsx';
import { AboutFields } from './about-fields.tsx';
import { CodeFields } from './code-fields.tsx';
import { changeDraft, useDraft } from './drafts.ts';
import styles from './editor.module.css';
import { blankItem, changed, fieldsOf, type ItemFields, newCode } from './item-draft.ts';
import { ItemFoot } from './item-foot.tsx';
import { ItemMenu } from './item-menu.tsx';
import { KitFields } from './kit-fields.tsx';
import { NameFields } from './name-fields.tsx';
import { PriceFields } from './price-fields.tsx';
import { PriceRows } from './price-rows.tsx';
import { VariantSection } from './variant-section.tsx';

interface ItemEditorProps {
  readonly itemId: Id;
  /** Not on the till yet. */
  readonly isNew: boolean;
  /** A new item's first code. */
  readonly code?: string | undefined;
  readonly onClose: () => void;
}

export function ItemEditor({ itemId, isNew, code, onClose }: ItemEditorProps) {
  const w = useWords(catalogueWords).editor;
  const answer = useLive(api.catalogue.item, { itemId });
  if (answer.error) return <ErrorNote error={answer.error} />;
  const details = answer.data ?? null;
  if (!details && !isNew) return answer.data === null ? <EmptyState title={w.gone} small /> : null;
  return <Editor itemId={itemId} details={details} code={code} onClose={onClose} />;
}

interface EditorProps {
  readonly itemId: Id;
  readonly details: ItemDetails | null;
  readonly code: string | undefined;
  readonly onClose: () => void;
}

/** What every group of fields is given. */
export interface FieldsProps {
  readonly item: ItemFields;
  readonly change: (part: Partial<ItemFields>) => void;
}

function Editor({ itemId, details, code, onClose }: EditorProps) {
  const w = useWords(catalogueWords).editor;
  const mayEdit = useMay('catalogue.edit');
  const draft = useDraft(itemId);
  const base = details ? fieldsOf(details) : blankItem;
  const item = { ...base, ...draft.changes };
  const codes = draft.codes ?? details?.codes ?? [];
  const change = (part: Partial<ItemFields>): void =>
    changeDraft(itemId, (before) => changed(before, base, part));
  const setCodes = (next: readonly CodeDraft[]): void =>
    changeDraft(itemId, (before) => ({ ...before, codes: next }));
  useFirstCode(itemId, code);
  useScan(({ code }) => {
    const scanned = normaliseCode(code) ?? code;
    const known = codes.some((one) => one.code === scanned);
    play(known ? 'unknown' : 'ok');
    if (!known) setCodes([...codes, newCode(newId(), scanned)]);
  });
  const fixed = !mayEdit || details?.deletedAt != null;
  const title = details ? nameWithOptions(details.name, details.options) : w.fresh;
  return (
    <Pane
      label={title}
      head={
        <PageHeader
          title={title}
          sub={details?.parent ? w.variantOf(details.parent.name) : undefined}
          onBack={onClose}
          actions={details && <ItemMenu item={details} onGone={onClose} />}
        />
      }
      foot={fixed ? undefined : <ItemFoot itemId={itemId} details={details} draft={draft} />}
    >
      <fieldset className={styles.form} disabled={fixed}>
        <NameFields item={item} change={change} isVariant={details?.parent != null} />
        <Section title={w.codes} hint={w.codesHint}>
          <CodeFields item={item} change={change} codes={codes} setCodes={setCodes} />
        </Section>
        <Section title={w.price}>
          <PriceFields item={item} change={change} />
          {details && <PriceRows item={details} />}
        </Section>
        {item.kind === 'kit' && (
          <Section title={w.parts} hint={w.partsHint}>
            <KitFields item={item} change={change} names={details?.parts ?? []} />
          </Section>
        )}
        {details && item.kind !== 'kit' && details.parent === null && (
          <Section title={w.variants} hint={w.variantsHint}>
            <VariantSection item={details} />
          </Section>
        )}
        <Section title={w.about}>
          <AboutFields item={item} change={change} />
        </Section>
      </fieldset>
    </Pane>
  );
}

/** A new item begins with the code that nobody knew. */
function useFirstCode(itemId: Id, code: string | undefined): void {
  useEffect(() => {
    if (!code) return;
    changeDraft(itemId, (draft) =>
      draft.codes?.some((one) => one.code === code)
        ? draft
        : { ...draft, codes: [...(draft.codes ?? []), newCode(newId(), code)] },
    );
  }, [itemId, code]);
}

interface SectionProps {
  readonly title: string;
  readonly hint?: string | undefined;
  readonly children: ReactNode;
}

function Section({ title, hint, children }: SectionProps) {
  return (
    <section className={styles.section}>
      <div>
        <h2 className={styles.title}>{title}</h2>
        {hint && <p className={styles.hint}>{hint}</p>}
      </div>
      {children}
    </section>
  );
}
