/** A till by the name people gave it; its id where it is not enrolled any more. */
import { useQuery } from '@tanstack/react-query';
import { api } from './api.ts';
import styles from './page.module.css';

export function TillName({ company, till }: { readonly company: string; readonly till: string }) {
  const tills = useQuery(api.tills.list.queryOptions({ input: { company } }));
  const its = tills.data?.find(({ id }) => id === till);
  if (!its) return <bdi className={styles.faint}>{till.slice(0, 8)}</bdi>;
  return (
    <>
      <bdi className={styles.strong}>{its.name}</bdi> <bdi className={styles.faint}>{its.code}</bdi>
    </>
  );
}
