import type { Db } from '../../db/client';
import { answerSpotCheck, findSpotCheck, listSpotChecks, type SpotCheckAnswer } from '../../db/queries/spot-checks';
import { findReportContent } from '../../db/queries/reports';
import type { AccountCard } from '../../domain/account-card';
import type { SpotCheck, SpotCheckList } from '../../domain/judgement';
import type { Caller, KnownViewer } from '../../domain/viewer';
import { AppError, ForbiddenError, NotFoundError } from '../../errors';
import { requirePerson } from '../authorise';
import type { FindViewer } from '../find-viewer';
import { readAccountCard, type AccountCardDeps } from '../read-account-card';
import { SpotCheckContent } from '../reports/spot-checks/content';

export type { SpotCheckAnswer };

type Asked = { caller: Caller; spotCheckId: string; now: Date };
export type SpotCheckProgress = { list: SpotCheckList; said: SpotCheck[] };

export type CheckScore = {
  /** Before the form opens. @throws NotFoundError, ForbiddenError; AppError when somebody has said so already */
  prepareSpotCheck: (asked: Asked) => Promise<{ check: SpotCheck; card: AccountCard }>;
  /** Keeps what someone says about a score (R85), however late: it counts for the month it was drawn in. Null: its list is no more. */
  answerSpotCheck: (answer: Asked & SpotCheckAnswer) => Promise<SpotCheckProgress | null>;
};

const NO_CHECK = 'I find no such account among yours.'; // as of one outside the scope: which scores are looked at is nobody else’s business

export function createCheckScore(deps: AccountCardDeps & { findViewer: FindViewer }): CheckScore {
  const { db, findViewer } = deps;
  const find = async ({ caller, spotCheckId, now }: Asked) => {
    const viewer = requirePerson(await findViewer(caller, now));
    const check = await findSpotCheck(db, spotCheckId);
    if (check === null) throw new NotFoundError(NO_CHECK);
    // outside the scope it is as if it were not there
    const card = await readAccountCard(deps, { accountId: check.accountId, scope: viewer.scope, now });
    if (!mayCheck(viewer, check))
      throw new ForbiddenError(
        'Only whoever was asked, the pod’s manager and RevOps can say whether this score is right.',
      );
    return { viewer, check, card };
  };
  return {
    prepareSpotCheck: async (asked) => {
      const { check, card } = await find(asked);
      refuseSaid(check);
      return { check, card };
    },
    answerSpotCheck: async ({ verdict, note, ...asked }) => {
      const { viewer, check } = await find(asked);
      const byEmail = viewer.person.email;
      const isKept = await answerSpotCheck(db, { ...asked, verdict, note, byEmail });
      if (!isKept) await refuseOther(asked.spotCheckId, { verdict, note });
      return readProgress(db, check);
    },
  };

  /** The same form sent twice is one answer; another one comes too late. */
  async function refuseOther(spotCheckId: string, answer: SpotCheckAnswer): Promise<void> {
    const kept = await findSpotCheck(db, spotCheckId);
    if (kept !== null && (kept.verdict !== answer.verdict || kept.note !== answer.note)) refuseSaid(kept);
  }
}

async function readProgress(db: Db, { reviewerEmail, month }: SpotCheck): Promise<SpotCheckProgress | null> {
  const kept = await findReportContent(db, { kind: 'spot_checks', audience: reviewerEmail, period: month });
  const list = SpotCheckContent.safeParse(kept);
  return list.success ? { list: list.data, said: await listSpotChecks(db, { reviewerEmail, month }) } : null;
}

/** Executives see every account but know no single one well enough, as with judgements. */
const mayCheck = ({ person, managedPods }: KnownViewer, check: SpotCheck & { pod: string | null }): boolean =>
  person.role === 'revops' ||
  person.email === check.reviewerEmail ||
  (check.pod !== null && managedPods.includes(check.pod));

function refuseSaid({ verdict, checkedByName }: SpotCheck): void {
  if (verdict !== null)
    throw new AppError('spot_check_done', `${checkedByName ?? 'Somebody'} has looked at this score already.`);
}
