import type { MySession } from '../../../domain/areas/access/contract.ts';
import { accessWords } from '../../../domain/areas/access/words.ts';
import { useWords } from '../../app/language.ts';

type Titled = Pick<MySession['roles'][number], 'name' | 'builtIn'>;

/** A built-in role is called what the language calls it. */
export function useRoleTitle(): (role: Titled) => string {
  const w = useWords(accessWords);
  return ({ name, builtIn }) => (builtIn ? w.roles[builtIn] : name);
}
