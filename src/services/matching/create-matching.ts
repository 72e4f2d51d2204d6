import type { Db } from '../../db/client';
import {
  countUnmatched,
  findSaidCustomer,
  listSaidCustomers,
  listUnmatchedCustomers,
} from '../../db/queries/unmatched-customers';
import type { FoundCustomer, MatchChange, MatchOutcome, Unmatched } from '../../domain/source-match';
import type { Caller, KnownViewer } from '../../domain/viewer';
import { ForbiddenError, NotFoundError } from '../../errors';
import { requirePerson } from '../authorise';
import type { FindViewer } from '../find-viewer';
import type { MatchRequest } from '../pull/identity/change-match';

type Asked = { caller: Caller; source: string; key: string; now: Date };

/** Whose the customers of sources are. Only RevOps says so: it decides about every account's facts. Each throws ForbiddenError for who may not. */
export type Matching = {
  /** Somebody whom nobody recognised, for the form; or whom somebody has, since the button was shown. @throws NotFoundError for one who is gone. */
  find: (asked: Asked) => Promise<FoundCustomer>;
  change: (asked: Asked & { change: MatchChange }) => Promise<MatchOutcome>;
};

/** `changeMatch`: carries it out, and sees to the scores of the accounts that changed. */
export type MatchingDeps = {
  db: Db;
  findViewer: FindViewer;
  changeMatch: (request: MatchRequest) => Promise<MatchOutcome>;
};

const SHOWN = 8;
const SAID_SHOWN = 5;
const SAID_LATELY_MS = 24 * 3_600_000; // after a day `barometer match` still lists it

export function createMatching({ db, findViewer, changeMatch }: MatchingDeps): Matching {
  const requireRevops = async (caller: Caller, now: Date): Promise<KnownViewer> => {
    const viewer = requirePerson(await findViewer(caller, now));
    if (!mayMatch(viewer)) throw new ForbiddenError('Only RevOps can say which account a customer is.');
    return viewer;
  };
  return {
    find: async ({ caller, source, key, now }) => {
      await requireRevops(caller, now);
      const [customer] = await listUnmatchedCustomers(db, { source, key, limit: 1 });
      if (customer !== undefined) return { kind: 'open', customer };
      const said = await findSaidCustomer(db, { source, key });
      if (said === null) throw new NotFoundError('The source no longer speaks of this customer.');
      return { kind: 'settled', said };
    },
    change: async ({ caller, source, key, change, now }) => {
      const { person } = await requireRevops(caller, now);
      return changeMatch({ source, key, change, byEmail: person.email, now });
    },
  };
}

/** Counts for everyone: they say why an account may look better than it is. Names only for who can do something about them. */
export async function readUnmatched(db: Db, viewer: KnownViewer, now: Date): Promise<Unmatched> {
  const counts = await countUnmatched(db);
  if (!mayMatch(viewer)) return { counts, customers: null };
  const customers = counts.length === 0 ? [] : await listUnmatchedCustomers(db, { source: null, limit: SHOWN });
  const since = new Date(now.getTime() - SAID_LATELY_MS);
  return { counts, customers, said: await listSaidCustomers(db, { limit: SAID_SHOWN, since }) };
}

const mayMatch = ({ person }: KnownViewer): boolean => person.role === 'revops';
