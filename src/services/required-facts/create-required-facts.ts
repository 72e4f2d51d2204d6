import { findVisibleAccount } from '../../db/queries/account-card';
import { endEnteredFact, lockAccount } from '../../db/queries/entered-facts';
import { listLacking } from '../../db/queries/required-facts';
import type { Db } from '../../db/client';
import type { EnteredField } from '../../domain/entered-fact';
import type { FactAnswers, FactForm, Lacking, RequiredFact } from '../../domain/required-fact';
import type { Caller, KnownViewer, Scope } from '../../domain/viewer';
import { AppError, NotFoundError } from '../../errors';
import { listMissingFacts } from '../../scoring/missing-facts';
import { requirePerson } from '../authorise';
import type { FindViewer } from '../find-viewer';
import { enterFacts } from './enter-facts';
import { FactRefusal } from './fact-refusal';
import { readAccountFacts } from './read-account-facts';

export type EnterResult = { kind: 'entered' } | { kind: 'refused'; field: EnteredField | null; sentence: string };

type Question = { caller: Caller; now: Date };
type Asked = Question & { accountId: string };

/** Facts that must be known of every account, entered by whoever may log an action on it where no source has them (R231). */
export type RequiredFacts = {
  /** @throws NotFoundError alike for an account that is not there and one outside the scope */
  form: (asked: Asked) => Promise<FactForm>;
  /** The viewer's customers of which something is unknown. @throws ForbiddenError */
  lacking: (question: Question) => Promise<Lacking>;
  /** Keeps what was filled in, or says what is wrong with it while its form still stands. */
  enter: (asked: Asked & { answers: FactAnswers }) => Promise<EnterResult>;
  /** What nobody entered, or a source knows by now, is left as it is. @throws NotFoundError, ForbiddenError */
  takeBack: (asked: Asked & { field: EnteredField }) => Promise<void>;
};

export type RequiredFactsDeps = { db: Db; findViewer: FindViewer; requiredFacts?: readonly RequiredFact[] };

const LISTED = 20;

export function createRequiredFacts({
  db,
  findViewer,
  requiredFacts: required = [],
}: RequiredFactsDeps): RequiredFacts {
  const member = async ({ caller, now }: Question): Promise<KnownViewer> =>
    requirePerson(await findViewer(caller, now));
  return {
    form: async (asked) => readForm(db, { ...asked, required, viewer: await member(asked) }),
    lacking: async (question) =>
      readLacking(db, { required, scope: (await member(question)).scope, now: question.now }),
    enter: async (asked) => {
      try {
        const viewer = await member(asked);
        await db.transaction(async (tx) => {
          await getVisible(tx, viewer, asked.accountId);
          await enterFacts(tx, { ...asked, required, byEmail: viewer.person.email });
        });
        return { kind: 'entered' };
      } catch (error) {
        return toRefusal(error);
      }
    },
    takeBack: async (asked) => {
      const viewer = await member(asked);
      await db.transaction(async (tx) => {
        await getVisible(tx, viewer, asked.accountId);
        await lockAccount(tx, asked.accountId);
        const { accountId, field, now } = asked;
        await endEnteredFact(tx, { accountId, field, byEmail: viewer.person.email, now });
      });
    },
  };
}

type Required = { required: readonly RequiredFact[]; now: Date };

async function readForm(
  db: Db,
  { viewer, accountId, required, now }: Required & { viewer: KnownViewer; accountId: string },
): Promise<FactForm> {
  const { account } = await getVisible(db, viewer, accountId);
  const facts = await readAccountFacts(db, { accountId, required, now });
  const { name, currency } = account;
  return { ...(facts ?? { missing: [], entered: [] }), accountId, name, currency };
}

async function readLacking(db: Db, { scope, required, now }: Required & { scope: Scope }): Promise<Lacking> {
  const today = now.toISOString().slice(0, 10);
  const { total, rows } = await listLacking(db, { scope, required, today, limit: LISTED });
  const listed = rows.map(({ known, ...row }) => ({ ...row, missing: listMissingFacts(known, required) }));
  return { total, rows: listed };
}

/** What is wrong is said under a field of the form; what nobody foresaw is thrown on. */
function toRefusal(error: unknown): EnterResult {
  if (!(error instanceof AppError)) throw error;
  return { kind: 'refused', field: error instanceof FactRefusal ? error.field : null, sentence: error.message };
}

async function getVisible(db: Db, { scope }: KnownViewer, accountId: string) {
  const found = await findVisibleAccount(db, { accountId, scope });
  if (found === null) throw new NotFoundError('I find no such account among yours.');
  return found;
}
