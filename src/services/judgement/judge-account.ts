import { atLocalHour } from '../../alerts/at-local-hour';
import { localDay } from '../../alerts/business-hours';
import type { AccountCard } from '../../domain/account-card';
import type { Judged } from '../../domain/override';
import type { Caller } from '../../domain/viewer';
import { AppError } from '../../errors';
import { OVERRIDE_DEFAULT_DAYS } from '../../scoring/override';
import { addDays } from '../../scoring/days';
import { requirePerson } from '../authorise';
import type { FindViewer } from '../find-viewer';
import { createOverride, OVERRIDE_REFUSALS } from '../override/create-override';
import { findForJudging } from '../override/lock-for-judging';
import { withdrawOverride } from '../override/withdraw-override';
import { readAccountCard, type AccountCardDeps } from '../read-account-card';

type Asked = { caller: Caller; accountId: string; now: Date };
/** `until`: the last day it stands, where the person is. */
export type NewJudgement = Asked & { judged: Judged; reason: string; until: string };
/** What may be wrong with a form; `judged` also for what concerns all of it. */
export type JudgementField = 'judged' | 'reason' | 'until';
export type JudgeResult = { kind: 'judged' } | { kind: 'refused'; field: JudgementField; sentence: string };

export type JudgeAccount = {
  /** Before the form opens: may they, and what does the model say. @throws NotFoundError, ForbiddenError, AppError without a score */
  prepareJudgement: (asked: Asked) => Promise<{ card: AccountCard; offeredDay: string }>;
  /** Puts a person's judgement beside the score (R75, X19), or says what is wrong with it while its form still stands. */
  judge: (judgement: NewJudgement) => Promise<JudgeResult>;
  /** @throws NotFoundError, ForbiddenError */
  withdrawJudgement: (press: { caller: Caller; overrideId: string; now: Date }) => Promise<void>;
};

export function createJudgeAccount(deps: AccountCardDeps & { findViewer: FindViewer }): JudgeAccount {
  const { db, findViewer } = deps;
  const member = async ({ caller, now }: Pick<Asked, 'caller' | 'now'>) => requirePerson(await findViewer(caller, now));
  return {
    prepareJudgement: async ({ accountId, now, ...asked }) => {
      const viewer = await member({ ...asked, now });
      const { score, band } = await findForJudging(db, viewer, accountId);
      if (score === null || band === null || band === 'unknown')
        throw new AppError('override_not_scored', OVERRIDE_REFUSALS.not_scored);
      const card = await readAccountCard(deps, { accountId, scope: viewer.scope, now });
      return { card, offeredDay: addDays(localDay(now, viewer.person.timeZone), OVERRIDE_DEFAULT_DAYS - 1) };
    },
    judge: async ({ caller, accountId, judged, reason, until, now }) => {
      try {
        const viewer = await member({ caller, now });
        const expiresAt = atLocalHour(addDays(until, 1), 0, viewer.person.timeZone);
        await createOverride(db, { viewer, accountId, judged, reason, expiresAt, now });
        return { kind: 'judged' };
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        return { kind: 'refused', field: FIELDS[error.code] ?? 'judged', sentence: error.message };
      }
    },
    withdrawJudgement: async ({ caller, overrideId, now }) => {
      await withdrawOverride(db, { viewer: await member({ caller, now }), overrideId, now });
    },
  };
}

const FIELDS: Readonly<Record<string, JudgementField>> = {
  override_no_reason: 'reason',
  override_reason_too_long: 'reason',
  override_not_ahead: 'until',
  override_too_long: 'until',
};
