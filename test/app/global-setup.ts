import { buildWhenOlder } from '../../scripts/build.ts';

/** Specs meet the till as it is built, so it is built from what is written now. */
export default buildWhenOlder;
