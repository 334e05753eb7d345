/** Headquarters' log: one line of JSON each, and nothing in it that was told in confidence. */
import pino, { type DestinationStream } from 'pino';
import type { HqLog } from './kit.ts';

export function hqLog(level: string, to?: DestinationStream): HqLog {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: toldError },
  };
  const logger = to ? pino(options, to) : pino(options);
  return {
    info: (fields, message) => logger.info(fields, message),
    warn: (fields, message) => logger.warn(fields, message),
    error: (fields, message) => logger.error(fields, message),
  };
}

const deepest = 5;

/**
 * A failed statement is told without its values, which may be somebody's sales or the hash of a password: what wraps it
 * names them all, and PostgreSQL's own `detail` names those of a key.
 */
export function toldError(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error };
  const told: object[] = [];
  for (let at: unknown = error; at instanceof Error && told.length < deepest; at = at.cause) {
    const { code } = at as { code?: unknown };
    const { name, message, stack = '' } = at;
    const plain = 'params' in at ? 'a statement failed' : message;
    const frames = stack.slice(Math.max(0, stack.indexOf('\n    at '))).trim();
    told.push({ type: name, message: plain, ...(typeof code === 'string' ? { code } : {}), stack: frames });
  }
  const [first, ...causes] = told;
  return { ...first, ...(causes.length > 0 ? { causes } : {}) };
}
