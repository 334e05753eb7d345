/** What a verification found, said in one sentence. */
import type { Finding } from '../src/main/ledger/verify.ts';

export function sentenceOf(finding: Finding): string {
  const { entry, table, key, fields, detail } = finding;
  const by = entry
    ? `entry ${entry.seq} (${entry.command} by ${entry.who || 'the till'}, ${timeOf(entry.at)}, ${entry.id})`
    : '';
  const row = [table, key].filter(Boolean).join(' ');
  const which = fields?.length ? `: ${fields.join(', ')}` : '';
  const more = detail ? `: ${detail}` : '';
  switch (finding.kind) {
    case 'damaged':
      return `the file is damaged${more}`;
    case 'reference':
      return `a row of ${table} has lost what it belongs to${more}`;
    case 'chain':
      return `${by || 'the journal'}: ${chainWords[finding.what]}${which}${more}`;
    case 'anchor':
      return finding.what === 'missing'
        ? `the journal ends before the entry that ${detail} names`
        : `${by} is not the one that ${detail} names`;
    case 'series':
      return `${table}: number ${key} ${finding.what === 'missing' ? 'is missing' : 'is there twice'}`;
    default:
      return `${finding.kind} ${row}: ${rowWords[finding.what]}${which}${more}${by ? `, from ${by}` : ''}`;
  }
}

const chainWords: Record<Finding['what'], string> = {
  broken: 'what it says of itself was changed, or the entry before it',
  body: 'its changes were changed',
  gap: 'entries are missing',
  order: 'its clock or epoch goes back',
  unknown: 'it is of no known kind',
  missing: 'it is missing',
  changed: 'it was changed',
  spare: 'it should not be there',
};

const rowWords: Record<Finding['what'], string> = {
  ...chainWords,
  broken: 'could not be read to the end',
  missing: 'is missing',
  changed: 'is not what its entries say',
  spare: 'is in no entry',
  unknown: 'is of a table this Dukkan does not know',
};

const timeOf = (at: number): string => new Date(at).toISOString().replace('T', ' ').slice(0, 19);
