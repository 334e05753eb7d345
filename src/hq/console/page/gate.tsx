/** First set-up, the sign-in, or the console. */
import { useQuery } from '@tanstack/react-query';
import { useWords } from '../../../renderer/app/language.ts';
import { api, refetchInterval } from './api.ts';
import { SetUp, SignIn } from './entering.tsx';
import { Frame } from './frame.tsx';
import styles from './page.module.css';
import { Troubled } from './trouble.tsx';
import { pageWords } from './words.ts';

export function Gate() {
  const w = useWords(pageWords);
  // Headquarters that does not answer is asked again; who is in is told by the lists.
  const asked = useQuery({
    ...api.session.whoAmI.queryOptions({ input: {} }),
    refetchInterval: ({ state }) => (state.error ? refetchInterval : false),
  });
  if (!asked.data) {
    return (
      <main className={styles.gate} aria-label={w.title}>
        <Troubled error={asked.error} />
      </main>
    );
  }
  const { person, setUp, ...of } = asked.data;
  if (person) return <Frame person={person} {...of} />;
  return setUp ? <SetUp trial={of.trial} /> : <SignIn />;
}
