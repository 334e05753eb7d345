/** How all the tills of this headquarters stand, in a few figures for whoever watches it: only counts leave this. */
import { sql } from 'drizzle-orm';
import type { HqKit } from '../kit.ts';
import type { Standing } from '../metrics.ts';
import { rowsOf } from '../store/db.ts';

const dayMs = 24 * 60 * 60 * 1000;

export async function standing({ hq, now }: HqKit): Promise<Standing> {
  const [counted] = await rowsOf<Omit<Standing, 'lag' | 'unsealed'>>(
    hq.db,
    sql`select (select count(*) from quarantine where not aside) as quarantined,
        count(*) filter (where r.seen_at < ${now() - dayMs}::bigint) as "silentTills",
        coalesce(sum(r.pending), 0)::bigint as pending, min(r.free_mb) as "leastFreeMb",
        coalesce(max(case when r.pending > 0 then r.oldest_ms + ${now()}::bigint - r.seen_at end), 0) as "oldestMs"
      from till t join till_report r on r.company_id = t.company_id and r.till_id = t.id where t.state = 'active'`,
  );
  const [behind] = await rowsOf<{ lag: number }>(
    hq.db,
    sql`select coalesce(sum(greatest(0, h.head - coalesce((r.cursors::json ->> h.scope)::bigint, 0))), 0)::bigint as lag
      from till t join till_report r on r.company_id = t.company_id and r.till_id = t.id
      join feed_head h on h.company_id = t.company_id and (h.scope in ('company', 'till:' || t.id, 'branch:' || t.branch_id)
        or (t.all_branches and h.scope like 'branch:%'))
      where t.state = 'active'`,
  );
  const nobody = { quarantined: 0, silentTills: 0, pending: 0, oldestMs: 0, leastFreeMb: null };
  return { ...(counted ?? nobody), lag: behind?.lag ?? 0, unsealed: await unsealed(hq.db, now()) };
}

const monthMs = 31 * dayMs;
const dateOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** As the console counts them: a day is one that some till of the company sealed. */
async function unsealed(db: HqKit['hq']['db'], now: number): Promise<number> {
  const [counted] = await rowsOf<{ missing: number }>(
    db,
    sql`select count(*) as missing
      from (select distinct company_id, business_date from seal where business_date >= ${dateOf(now - monthMs)}) d
      join till t on t.company_id = d.company_id and t.state = 'active' and not t.all_branches
        and to_char(to_timestamp(t.enrolled_at / 1000) at time zone 'UTC', 'YYYY-MM-DD') <= d.business_date
      where not exists (select 1 from seal s where s.company_id = d.company_id and s.till = t.id
          and s.business_date = d.business_date)
        and not exists (select 1 from waiver w where w.company_id = d.company_id and w.till = t.id
          and w.business_date = d.business_date)`,
  );
  return counted?.missing ?? 0;
}
