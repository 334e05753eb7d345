/** The bytes of a file to a table of texts: what kind it is, unpacked, decoded, divided. */
import { gunzipSync } from 'node:zlib';
import { ok, type Result, refuse } from '../../../../domain/kit/result.ts';
import { parseDelimited } from './delimited.ts';
import { parseSpreadsheet } from './spreadsheet.ts';
import {
  type ParsedTable,
  type TableLimits,
  type TableReading,
  type TableRefusal,
  tableLimits,
} from './table.ts';

/**
 * Reads CSV in any of our encodings and delimiters, XLSX, and either of them gzipped. Synchronous for
 * seconds on a large file: off the till's thread it belongs (`openTable`).
 */
export async function parseTable(
  file: Uint8Array,
  reading: TableReading = {},
): Promise<Result<ParsedTable, TableRefusal>> {
  const limits = reading.limits ?? tableLimits;
  if (file.length > limits.bytes) return refuse('FileTooLarge', { bytes: limits.bytes });
  const unpacked = startsWith(file, gzip) ? inflate(file, limits) : ok(file);
  if (!unpacked.ok) return unpacked;
  const bytes = unpacked.value;
  if (bytes.length === 0) return refuse('FileEmpty');
  if (startsWith(bytes, zip)) return parseSpreadsheet(bytes, limits);
  if (startsWith(bytes, compoundFile))
    return refuse(isLocked(bytes) ? 'LockedSpreadsheet' : 'OldSpreadsheet');
  return parseDelimited(bytes, reading, limits);
}

const gzip = [0x1f, 0x8b];
const zip = [0x50, 0x4b, 0x03, 0x04];
/** Of Excel before 2007, and of a newer workbook under a password. */
const compoundFile = [0xd0, 0xcf, 0x11, 0xe0];

const startsWith = (bytes: Uint8Array, magic: readonly number[]): boolean =>
  magic.every((byte, i) => bytes[i] === byte);

const isLocked = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('EncryptedPackage', 0, 'utf16le');

function inflate(file: Uint8Array, limits: TableLimits): Result<Uint8Array, TableRefusal> {
  try {
    return ok(gunzipSync(file, { maxOutputLength: limits.bytes }));
  } catch (error) {
    const tooLarge = error instanceof RangeError;
    return tooLarge ? refuse('FileTooLarge', { bytes: limits.bytes }) : refuse('FileBroken');
  }
}
