import { toListRule } from '../../alerts/list-rules';
import { toReviewOrder } from '../../alerts/review-order';
import type { Db } from '../../db/client';
import { countStandingTriggers, listLastTouches } from '../../db/queries/account-list-columns';
import {
  type ListArgs,
  listAccountsOf,
  type ListedAccount,
  type ListQuery,
  type ListSummary,
  summariseList,
} from '../../db/queries/account-list';
import type { CurrencyRates } from '../../db/queries/home';
import { listSavedFilters, type SavedFilter } from '../../db/queries/saved-filters';
import type { AccountList, Conditions, ListKey, ListLimits, ListRow, ListState } from '../../domain/list';
import type { StreamFreshness } from '../../domain/stream';
import type { KnownViewer } from '../../domain/viewer';
import { NotFoundError } from '../../errors';
import { dayIn } from '../../views/wording';
import { findStaleUsage } from '../home/find-stale';
import { readConditions } from './conditions-schema';
import { toListRow } from './to-list-row';

export const PAGE_SIZE = 8; // with the menus of the most lists a person may save, a message stays within Slack's size

export type ListDeps = {
  db: Db;
  filters: ListLimits;
  currencyRates: CurrencyRates;
  readFreshness: (now: Date) => Promise<StreamFreshness[]>;
};
export type ListInput = { viewer: KnownViewer; state: ListState; now: Date };

/** A page of a list within the viewer's scope; one past the end is the last. @throws NotFoundError for a list that is gone. */
export async function readList(deps: ListDeps, input: ListInput, pageSize = PAGE_SIZE): Promise<AccountList> {
  const { viewer, state, now } = input;
  const [saved, freshness] = await Promise.all([
    listSavedFilters(deps.db, viewer.person.email),
    deps.readFreshness(now),
  ]);
  const isStale = findStaleUsage(freshness) !== null; // R30
  const { query, conditions } = toQuery(state.list, { saved, limits: deps.filters, isUsageStale: isStale });
  const args: ListArgs = {
    scope: viewer.scope,
    query,
    today: dayIn(viewer.person.timeZone, now),
    rates: deps.currencyRates,
  };
  const summary = await summariseList(deps.db, { ...args, atRiskBelow: deps.filters.high_value_at_risk.score_below });
  const page = Math.min(state.page, Math.max(1, Math.ceil(summary.total / pageSize)));
  const window = { sort: state.sort, limit: pageSize, offset: (page - 1) * pageSize };
  const found = summary.total === 0 ? [] : await listAccountsOf(deps.db, { ...args, ...window });
  return {
    state: { ...state, page },
    own: saved.map(({ filterId, name }) => ({ filterId, name })),
    conditions,
    limits: deps.filters,
    rows: await toRows(deps.db, found, { today: args.today, isUsageStale: isStale, now }),
    pageSize,
    total: summary.total,
    accounts: summary.accounts,
    triage: withoutStale(summary, isStale),
    isUsageStale: isStale,
    arrRule: arrRuleOf(summary, deps.currencyRates),
  };
}

type Known = { saved: readonly SavedFilter[]; limits: ListLimits; isUsageStale: boolean };

function toQuery(list: ListKey, known: Known): { query: ListQuery; conditions: Conditions | null } {
  if (list === 'review')
    return { query: { kind: 'groups', groups: toReviewOrder(known.limits, known) }, conditions: null };
  if (!isOwn(list)) return { query: { kind: 'rule', rule: toListRule(list, known.limits) }, conditions: null };
  const saved = known.saved.find(({ filterId }) => `own:${filterId}` === list);
  if (saved === undefined) throw new NotFoundError('This list no longer exists. Choose another one.');
  const conditions = readConditions(saved.filter);
  if (conditions === null)
    throw new NotFoundError(
      `Your list “${saved.name}” was saved by another version: save it again under the same name.`,
    );
  return { query: { kind: 'rule', rule: [conditions] }, conditions };
}

const isOwn = (list: ListKey): list is `own:${string}` => list.startsWith('own:');

/** R30: while usage is over its limit nobody counts as ready for more. */
function withoutStale({ triage }: ListSummary, isStale: boolean): AccountList['triage'] {
  return isStale ? { ...triage, stable: triage.stable + triage.expansionReady, expansionReady: 0 } : triage;
}

function arrRuleOf({ hasSeveralCurrencies }: ListSummary, rates: CurrencyRates): AccountList['arrRule'] {
  if (!hasSeveralCurrencies) return 'one_currency';
  return Object.keys(rates).length > 0 ? 'rates' : 'as_they_stand';
}

type RowContext = { today: string; isUsageStale: boolean; now: Date };

async function toRows(db: Db, found: readonly ListedAccount[], context: RowContext): Promise<ListRow[]> {
  const [touches, triggers] = await Promise.all([
    listLastTouches(db, { accountIds: found.map(({ accountId }) => accountId), now: context.now }),
    countStandingTriggers(
      db,
      found.flatMap(({ alertId }) => alertId ?? []),
    ),
  ]);
  return found.map((account) => {
    const { alertId, accountId } = account;
    const alerts = alertId === null ? 0 : Math.max(1, triggers.get(alertId) ?? 0);
    return { ...toListRow(account, context), alerts, lastTouchAt: touches.get(accountId) ?? null };
  });
}
