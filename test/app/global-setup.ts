import { buildConsoleWhenOlder, buildWhenOlder } from '../../scripts/build.ts';

/** Specs meet the till and headquarters' console as they are built, so both are built from what is written now. */
export default function buildBoth(): void {
  buildWhenOlder();
  buildConsoleWhenOlder();
}
