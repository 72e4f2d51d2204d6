import { findVisibleAccount } from '../../db/queries/account-card';
import { listOverrides } from '../../db/queries/overrides';
import { listAlertEntries } from '../../db/queries/timeline/alerts';
import type { Asked, ListEntries } from '../../db/queries/timeline/asked';
import { listBandChanges } from '../../db/queries/timeline/bands';
import { listEnteredEntries } from '../../db/queries/timeline/entered';
import {
  listActivityEntries,
  listLeftEntries,
  listNoteEntries,
  listSurveyEntries,
} from '../../db/queries/timeline/told';
import { listInvoiceEntries, listTicketEntries } from '../../db/queries/timeline/trouble';
import type { Db } from '../../db/client';
import type { TimelineEntry, TimelinePage } from '../../domain/timeline';
import type { Scope } from '../../domain/viewer';
import { NotFoundError } from '../../errors';

const PAGE = 15;
const PAGES = 40; // more than a year of a busy account; a page number comes from outside
const REACH_DAYS = 180;
const DAY_MS = 86_400_000;

const PARTS: readonly ListEntries[] = [
  listBandChanges,
  listAlertEntries,
  listActivityEntries,
  listNoteEntries,
  listEnteredEntries,
  listSurveyEntries,
  listLeftEntries,
  listTicketEntries,
  listInvoiceEntries,
];

/**
 * What happened to an account in 180 days, newest first (R188): colours, alerts and what was done about them, activities, notes,
 * judgements, facts entered by hand, surveys, people who left, P1 tickets, late invoices. @throws NotFoundError
 */
export async function readTimeline(
  db: Db,
  { accountId, scope, page: asked, now }: { accountId: string; scope: Scope; page: number; now: Date },
): Promise<TimelinePage> {
  const found = await findVisibleAccount(db, { accountId, scope });
  if (found === null) throw new NotFoundError('I find no such account among yours.');
  const page = Math.min(Math.max(0, asked), PAGES - 1);
  const since = new Date(now.getTime() - REACH_DAYS * DAY_MS);
  const reach = { accountId, since, now, limit: (page + 1) * PAGE + 1 };
  const parts = await Promise.all([...PARTS.map((list) => list(db, reach)), listJudgements(db, reach)]);
  const all = parts.flat().toSorted(compareEntries);
  return {
    accountId,
    name: found.account.name,
    sinceOn: since.toISOString().slice(0, 10),
    entries: all.slice(page * PAGE, (page + 1) * PAGE),
    page,
    hasMore: page < PAGES - 1 && all.length > (page + 1) * PAGE,
  };
}

/**
 * Newest first. Of one instant the parts keep their order and their own: the same whatever the page, so that none repeats or leaves out what
 * another said.
 */
const compareEntries = (a: TimelineEntry, b: TimelineEntry): number => b.at.getTime() - a.at.getTime();

async function listJudgements(db: Db, { accountId, since, now }: Asked): Promise<TimelineEntry[]> {
  const overrides = await listOverrides(db, { accountId, now });
  const entries = overrides.flatMap(
    ({ overrideId, byEmail, byName, judged, reason, createdAt, withdrawnAt, withdrawnBy }) => {
      const what = { kind: 'override', judged, reason } as const;
      const made = {
        at: createdAt,
        day: null,
        key: `made:${overrideId}`,
        what: { ...what, step: 'made' as const, byName },
      };
      if (withdrawnAt === null) return [made];
      const by = withdrawnBy === null || withdrawnBy === byEmail ? byName : withdrawnBy;
      return [made, { at: withdrawnAt, day: null, key: `withdrawn:${overrideId}`, what: { ...what, step: 'withdrawn' as const, byName: by } }]; // prettier-ignore
    },
  );
  return entries.filter(({ at }) => at > since && at <= now);
}
