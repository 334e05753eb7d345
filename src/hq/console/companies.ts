/** Companies, their branches and people. */
import { and, asc, eq, sql } from 'drizzle-orm';
import { readable } from '../../domain/kit/sync/enrol.ts';
import type { HqKit } from '../kit.ts';
import { returningMs } from '../registry/claims.ts';
import { type Db, inCompany } from '../store/db.ts';
import { branch, company, member, person } from '../store/tables.ts';
import { type PersonRow, shown } from './person.ts';

const handleLength = 5;

/**
 * As the owner of the database: a company is there before anyone can be in it. Null when its id is taken. One that
 * comes with an id was lost elsewhere: its tills may ask to come back.
 */
export async function addCompany(
  { newId, now, random }: HqKit,
  db: Db,
  { id, name, personId }: { id?: string | undefined; name: string; personId: string },
) {
  const returningUntil = id === undefined ? 0 : now() + returningMs;
  const handle = readable(random(handleLength));
  const row = { companyId: id ?? newId(), handle, name, createdAt: now(), returningUntil };
  const made = await db
    .insert(company)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: company.companyId });
  if (made.length === 0) return null;
  await db.insert(member).values({ companyId: row.companyId, personId });
  return shownCompany(row);
}

export async function companiesOf({ hq }: HqKit, { id }: PersonRow) {
  const rows = await hq.db
    .select({ company })
    .from(member)
    .innerJoin(company, eq(company.companyId, member.companyId))
    .where(eq(member.personId, id))
    .orderBy(asc(company.name), asc(company.companyId));
  return rows.map((row) => shownCompany(row.company));
}

const shownCompany = ({ companyId, ...rest }: typeof company.$inferSelect) => ({ id: companyId, ...rest });

export async function peopleOf({ hq }: HqKit, owner: string) {
  const rows = await hq.db
    .select({ person })
    .from(member)
    .innerJoin(person, eq(person.id, member.personId))
    .where(eq(member.companyId, owner))
    .orderBy(asc(person.name), asc(person.id));
  return rows.map((row) => shown(row.person));
}

export const branchesOf = ({ hq }: HqKit, owner: string) =>
  inCompany(hq, owner, async (tx) => {
    const count = sql<number>`(select count(*) from till t
      where t.company_id = branch.company_id and t.branch_id = branch.id)`;
    return tx
      .select({ id: branch.id, code: branch.code, name: branch.name, tills: count })
      .from(branch)
      .where(eq(branch.companyId, owner))
      .orderBy(asc(branch.code), asc(branch.id));
  });

/** `CodeTaken` when another branch bears the code, `IdTaken` when this one is there. */
export const addBranch = (
  { hq, newId, now }: HqKit,
  owner: string,
  { id = newId(), name, code }: { id?: string | undefined; name: string; code: string },
) =>
  inCompany(hq, owner, async (tx) => {
    const same = and(eq(branch.companyId, owner), sql`lower(${branch.code}) = lower(${code})`);
    if ((await tx.select().from(branch).where(same)).length > 0) return 'CodeTaken';
    const row = { id, code, name };
    const all = { companyId: owner, ...row, createdAt: now() };
    const made = await tx.insert(branch).values(all).onConflictDoNothing().returning({ id: branch.id });
    return made.length > 0 ? { ...row, tills: 0 } : 'IdTaken';
  });

export const renameBranch = ({ hq }: HqKit, owner: string, id: string, name: string): Promise<boolean> =>
  inCompany(hq, owner, async (tx) => {
    const mine = and(eq(branch.companyId, owner), eq(branch.id, id));
    return (await tx.update(branch).set({ name }).where(mine).returning({ id: branch.id })).length > 0;
  });
