/** Words of the activity log, folded by the worker when somebody searches or the till has time. */
import { dirname, join } from 'node:path';
import { sentencesOf } from '../../../domain/areas/audit/sentences.ts';
import { must } from '../../../domain/kit/result.ts';
import { foldForSearch, ftsPrefixQuery, searchVariants } from '../../../domain/kit/search.ts';
import type { Reader } from '../../ledger/reader.ts';
import { SideIndex, type SideRow } from '../../ledger/side-index.ts';

interface Spoken {
  readonly id: string;
  readonly command: string;
  readonly user_name: string;
  readonly approved_by_name: string | null;
  readonly label: string;
  readonly reason: string | null;
}

const rowsAtOnce = 2000;
const spokenAfter = `select id, command, user_name, approved_by_name, label, reason from activity
  where id > ? order by id limit ${rowsAtOnce}`;

/** One in a worker: its file is that of the worker's own database. */
let opened: SideIndex | null = null;

/** Folds what is new, at most so many slices; true when nothing is left. */
export function foldActivity(read: Reader, mostSlices = Number.POSITIVE_INFINITY): boolean {
  const index = indexBeside(read);
  let { last } = index.state();
  for (let slice = 0; slice < mostSlices; slice += 1) {
    const rows = read.all<Spoken>(spokenAfter, last);
    if (rows.length > 0) index.add(rows.map(fold));
    last = rows.at(-1)?.id ?? last;
    if (rows.length < rowsAtOnce) return true;
  }
  return false;
}

/** Few at first, for most searches end there; then many, for the index walks its words anew each time. */
const firstIds = 500;
const laterIds = 20_000;
const idsAtOnce = 1000;

/** Ids of activities that say what was typed, newest first, in batches until nobody asks for more. */
export function* spokenIds(read: Reader, text: string, before: string | null): Generator<string[]> {
  const index = indexBeside(read);
  foldActivity(read);
  const match = matchOf(text);
  if (match === '') return;
  let last = before;
  for (let limit = firstIds; ; limit = laterIds) {
    const ids = index.find(match, { before: last, limit });
    for (let at = 0; at < ids.length; at += idsAtOnce) yield ids.slice(at, at + idsAtOnce);
    if (ids.length < limit) return;
    last = ids.at(-1) ?? null;
  }
}

/** Any reading of what was typed. A letter beside a word tells little and would be found everywhere. */
function matchOf(text: string): string {
  const telling = (words: readonly string[]): readonly string[] => {
    const long = words.filter((word) => word.length > 1);
    return long.length > 0 ? long : words;
  };
  return searchVariants(text)
    .map((reading) => ftsPrefixQuery(telling(reading.split(' ')).join(' ')))
    .filter((query) => query !== '')
    .map((query) => `(${query})`)
    .join(' OR ');
}

function indexBeside(read: Reader): SideIndex {
  if (opened) return opened;
  const row = read.get<{ file: string }>("select file from pragma_database_list where name = 'main'");
  const { file } = must(row, 'a database has a file');
  opened = new SideIndex(join(dirname(file), 'activity-words.db'));
  // Rows that came with older ids (another till's, a clock set back, a restored copy) are not after the last.
  const { count, last } = opened.state();
  const there = read.get<{ n: number }>('select count(*) n from activity where id <= ?', last)?.n;
  if (there !== count) opened.reset();
  return opened;
}

const told = new Map<string, string>();

function fold({ id, command, user_name, approved_by_name, label, reason }: Spoken): SideRow {
  const sentence = told.get(command) ?? foldForSearch(sentencesOf(command));
  told.set(command, sentence);
  const rest = foldForSearch([label, reason, user_name, approved_by_name].filter(Boolean).join(' '));
  return { key: id, folded: `${rest} ${sentence}` };
}
