/** The console's contract answered: who is signed in, whose company it is, and what was asked. */
import { implement } from '@orpc/server';
import { inviteText } from '../../domain/kit/sync/invite.ts';
import type { Pace } from '../doors/pace.ts';
import { fitsPassword } from '../keys.ts';
import type { HqKit } from '../kit.ts';
import { acceptClaim, claimsOf, lostCompanies, openDoor, refuseClaim } from '../registry/claims.ts';
import { makeCode } from '../registry/codes.ts';
import { hasPeople, isSetupCode } from '../store/server.ts';
import { totpSecret, totpStep, totpUri } from '../totp.ts';
import { addBranch, addCompany, branchesOf, companiesOf, peopleOf, renameBranch } from './companies.ts';
import { consoleContract } from './contract.ts';
import type { Cookies } from './cookies.ts';
import { daysOf, waive } from './days.ts';
import { type PersonRow, shown } from './person.ts';
import { hitchesOf, listQuarantine, replay } from './quarantine.ts';
import { acceptBacklog, listReview, putAside } from './review.ts';
import * as sessions from './sessions.ts';
import { storageOf } from './storage.ts';
import { setState, tillsOf } from './tills.ts';

export interface ConsoleContext {
  readonly cookies: Cookies;
  readonly peer: string;
  /** Where tills reach this headquarters, as the browser did. */
  readonly address: string;
}

const osOf = () => implement(consoleContract).$context<ConsoleContext>();
type Os = ReturnType<typeof osOf>;

export function consoleRouter(kit: HqKit, pace: Pace) {
  const os = osOf();
  return os.router({
    session: sessionRouter(kit, pace, os),
    ...companyRouter(kit, os),
    ...keepingRouter(kit, os),
  });
}

const signedInTo = (kit: HqKit, os: Os) =>
  os.middleware(async ({ context, next, errors }) => {
    const person = await sessions.whoIs(kit, context.cookies);
    if (!person) throw errors.SignedOut();
    return next({ context: { person } });
  });

/** Only who is a member of the company that the request names. */
const memberOf = (kit: HqKit, os: Os) =>
  signedInTo(kit, os).concat(
    os
      .$context<ConsoleContext & { person: PersonRow }>()
      .middleware(async ({ context, next, errors }, { company }: { company: string }) => {
        if (!(await sessions.isMember(kit, company, context.person.id))) throw errors.NotYours();
        return next();
      }),
  );

/** Passwords and codes are tried slowly. */
const guessing = (pace: Pace, os: Os) =>
  os.middleware(({ context, next, errors }) => {
    const paced = pace.guess(context.peer);
    if (!paced.ok) throw errors.TooMany({ data: { retryAfterMs: paced.refused.retryAfterMs ?? 0 } });
    return next();
  });

function sessionRouter(kit: HqKit, pace: Pace, os: Os) {
  const signedIn = signedInTo(kit, os);
  const guess = guessing(pace, os);
  const { session } = os;
  return {
    whoAmI: session.whoAmI.handler(async ({ context }) => {
      const person = await sessions.whoIs(kit, context.cookies);
      const setUp = person === null && !(await hasPeople(kit.hq.db));
      const { version, hq } = kit;
      return { person: person && shown(person), setUp, trial: !hq.durable, version };
    }),
    setUp: session.setUp.use(guess).handler(async ({ input, context, errors }) => {
      const person = await sessions.setUp(kit, input);
      if (!person) throw errors.WrongCode();
      await sessions.begin(kit, context.cookies, person.id);
      return shown(person);
    }),
    lost: session.lost.use(guess).handler(async ({ input, errors }) => {
      if (!(await isSetupCode(kit.hq.db, input.code))) throw errors.WrongCode();
      return lostCompanies(kit);
    }),
    signIn: session.signIn.use(guess).handler(async ({ input, context, errors }) => {
      const signed = await sessions.signIn(kit, input);
      if (signed.kind !== 'in') throw errors[signed.kind]();
      await sessions.begin(kit, context.cookies, signed.person.id);
      return shown(signed.person);
    }),
    signOut: session.signOut.handler(async ({ context }) => {
      await sessions.end(kit, context.cookies);
      return {};
    }),
    changePassword: session.changePassword
      .use(guess)
      .use(signedIn)
      .handler(async ({ input, context, errors }) => {
        const { person, cookies } = context;
        if (!(await fitsPassword(input.password, person.password))) throw errors.WrongPassword();
        await sessions.changePassword(kit, person.id, input.next);
        await sessions.begin(kit, cookies, person.id);
        return {};
      }),
    ...totpRouter(kit, guess, os),
  };
}

function totpRouter(kit: HqKit, guess: ReturnType<typeof guessing>, os: Os) {
  const signedIn = signedInTo(kit, os);
  const { session } = os;
  return {
    beginTotp: session.beginTotp.use(signedIn).handler(({ context }) => {
      const secret = totpSecret(kit.random(20));
      return { secret, uri: totpUri(secret, context.person.email) };
    }),
    keepTotp: session.keepTotp
      .use(guess)
      .use(signedIn)
      .handler(async ({ input, context, errors }) => {
        const step = totpStep(input.secret, input.code, kit.now(), 0);
        if (step === null) throw errors.WrongCode();
        await sessions.keepTotp(kit, context.person.id, input.secret, step);
        return {};
      }),
    dropTotp: session.dropTotp
      .use(guess)
      .use(signedIn)
      .handler(async ({ input, context, errors }) => {
        if (!(await fitsPassword(input.password, context.person.password))) throw errors.WrongPassword();
        await sessions.keepTotp(kit, context.person.id, null);
        return {};
      }),
  };
}

function companyRouter(kit: HqKit, os: Os) {
  const signedIn = signedInTo(kit, os);
  const ofCompany = memberOf(kit, os);
  const { companies, branches, tills } = os;
  return {
    companies: {
      list: companies.list.use(signedIn).handler(({ context }) => companiesOf(kit, context.person)),
      lost: companies.lost.use(signedIn).handler(({ context: { person }, errors }) => {
        if (!person.operator) throw errors.NotYours();
        return lostCompanies(kit);
      }),
      add: companies.add.use(signedIn).handler(async ({ input, context: { person }, errors }) => {
        if (!person.operator) throw errors.NotYours();
        const made = await addCompany(kit, kit.hq.db, { ...input, personId: person.id });
        if (!made) throw errors.IdTaken();
        return made;
      }),
      people: companies.people.use(ofCompany).handler(({ input }) => peopleOf(kit, input.company)),
      addPerson: companies.addPerson.use(ofCompany).handler(async ({ input, context, errors }) => {
        if (!context.person.operator) throw errors.NotYours();
        const person = await sessions.addPerson(kit, input.company, input);
        if (!person) throw errors.PersonExists();
        return shown(person);
      }),
    },
    branches: {
      list: branches.list.use(ofCompany).handler(({ input }) => branchesOf(kit, input.company)),
      add: branches.add.use(ofCompany).handler(async ({ input, errors }) => {
        const made = await addBranch(kit, input.company, input);
        if (typeof made === 'string') throw errors[made]();
        return made;
      }),
      rename: branches.rename.use(ofCompany).handler(async ({ input, errors }) => {
        if (!(await renameBranch(kit, input.company, input.branch, input.name))) throw errors.NotThere();
        return {};
      }),
    },
    tills: {
      list: tills.list.use(ofCompany).handler(({ input }) => tillsOf(kit, input.company)),
      makeCode: tills.makeCode.use(ofCompany).handler(async ({ input, context, errors }) => {
        const made = await makeCode(kit, { ...input, madeBy: context.person.id });
        if (made.kind === 'codeTaken') throw errors.CodeTaken();
        if (made.kind === 'notThere') throw errors.NotThere();
        const { code, expiresAt } = made;
        return { code, expiresAt, qr: inviteText(context.address, code) };
      }),
      revoke: tills.revoke.use(ofCompany).handler(async ({ input, errors }) => {
        if (!(await setState(kit, input.company, input.till, 'revoked'))) throw errors.NotThere();
        return {};
      }),
      restore: tills.restore.use(ofCompany).handler(async ({ input, errors }) => {
        if (!(await setState(kit, input.company, input.till, 'active'))) throw errors.NotThere();
        return {};
      }),
    },
  };
}

function keepingRouter(kit: HqKit, os: Os) {
  const ofCompany = memberOf(kit, os);
  const { quarantine, review, hitches, claims, days, storage } = os;
  return {
    quarantine: {
      list: quarantine.list
        .use(ofCompany)
        .handler(({ input }) => listQuarantine(kit, input.company, input.limit)),
      replay: quarantine.replay.use(ofCompany).handler(({ input }) => replay(kit, input.company, input.rows)),
    },
    review: {
      list: review.list.use(ofCompany).handler(({ input }) => listReview(kit, input.company)),
      accept: review.accept.use(ofCompany).handler(({ input }) => acceptBacklog(kit, input.company, input)),
      keepAside: review.keepAside.use(ofCompany).handler(async ({ input, errors }) => {
        if (!(await putAside(kit, input.company, input))) throw errors.NotThere();
        return {};
      }),
    },
    hitches: {
      overview: hitches.overview.use(ofCompany).handler(({ input }) => hitchesOf(kit, input.company)),
    },
    claims: {
      list: claims.list.use(ofCompany).handler(({ input }) => claimsOf(kit, input.company)),
      accept: claims.accept.use(ofCompany).handler(async ({ input, errors }) => {
        const done = await acceptClaim(kit, input.company, input);
        if (done !== 'accepted') throw errors[done]();
        return {};
      }),
      refuse: claims.refuse.use(ofCompany).handler(async ({ input, errors }) => {
        if (!(await refuseClaim(kit, input.company, input))) throw errors.NotThere();
        return {};
      }),
      door: claims.door.use(ofCompany).handler(async ({ input }) => {
        await openDoor(kit, input.company, input.open);
        return {};
      }),
    },
    days: {
      list: days.list.use(ofCompany).handler(({ input }) => daysOf(kit, input.company, input)),
      waive: days.waive.use(ofCompany).handler(async ({ input, context, errors }) => {
        if (!(await waive(kit, input.company, { ...input, by: context.person.id }))) throw errors.NotThere();
        return {};
      }),
    },
    storage: {
      overview: storage.overview.use(ofCompany).handler(({ input }) => storageOf(kit, input.company)),
    },
  };
}
