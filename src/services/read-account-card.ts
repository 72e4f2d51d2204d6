import { renewalDays } from '../alerts/renewal-days';
import type { Db } from '../db/client';
import {
  findOpenAlert,
  findUsageSource,
  findVisibleAccount,
  listScores,
  readSponsor,
  sumArr,
  type VisibleAccount,
} from '../db/queries/account-card';
import { listAccountNames } from '../db/queries/account-names';
import { listCrmNotes } from '../db/queries/crm-states';
import { listHitRates } from '../db/queries/predictions';
import type { AccountCard, AccountHealth, PersonLabel } from '../domain/account-card';
import type { RequiredFact } from '../domain/required-fact';
import type { StreamFreshness } from '../domain/stream';
import type { Scope } from '../domain/viewer';
import { NotFoundError } from '../errors';
import { readSharedCause } from './read-shared-cause';
import { readAccountStanding } from './read-account-standing';
import { readAccountFacts } from './required-facts/read-account-facts';
import { toInsights } from './to-account-insights';
import { weeklyScores } from './read-account-card-history';

const WEEKS = 12;
const DAY_MS = 86_400_000;

export type AccountCardDeps = {
  db: Db;
  readFreshness: (now: Date) => Promise<StreamFreshness[]>;
  crmUrl: string | null; // with {crm_id} in it
  requiredFacts?: readonly RequiredFact[];
};

/**
 * Everything `/health <account>` shows; of usage only the source that reports this account, for another's delay says nothing of it.
 * @throws NotFoundError alike for an account that is not there and one outside the scope.
 */
export async function readAccountCard(
  { db, readFreshness, crmUrl, requiredFacts = [] }: AccountCardDeps,
  { accountId, scope, now }: { accountId: string; scope: Scope; now: Date },
): Promise<AccountCard> {
  const found = await findVisibleAccount(db, { accountId, scope });
  if (found === null) throw new NotFoundError('I find no such account among yours.');
  const today = dayOf(now);
  const driver = found.health?.driverSignal ?? null;
  const afterDay = dayOf(new Date(now.getTime() - WEEKS * 7 * DAY_MS));
  const [scores, sponsor, alert, freshness, usageSource, totalArr, sharedCause, standing, hitRates, crm, facts] =
    await Promise.all([
      listScores(db, { accountId, afterDay, lastDay: today }),
      readSponsor(db, { accountId, today }),
      findOpenAlert(db, accountId),
      readFreshness(now),
      findUsageSource(db, { accountId, today }),
      scope.kind === 'all' ? sumArr(db, found.account.currency) : null, // what all customers pay is not for everyone
      readSharedCause(db, now),
      readAccountStanding(db, { accountId, health: found.health, now }),
      listHitRates(db, driver === null ? [] : [driver]),
      listCrmNotes(db, accountId),
      readAccountFacts(db, { accountId, required: requiredFacts, now }),
    ]);
  const history = weeklyScores(scores, today, WEEKS);
  return {
    ...toFacts(found, crmUrl, now),
    health: toHealth(found, totalArr, now),
    sponsor,
    standing,
    alert,
    hitRate: hitRates.get(driver ?? '') ?? null,
    freshness: toOwnFreshness(freshness, usageSource),
    sharedCause: usageSource === null ? null : sharedCause,
    history,
    deletedInCrm: await readDeletion(db, found.account),
    crm,
    facts,
    readAt: now,
  };
}

/** What became of an account that its CRM has no more. */
async function readDeletion(
  db: Db,
  { deletedAt, mergedInto }: VisibleAccount['account'],
): Promise<NonNullable<AccountCard['deletedInCrm']> | null> {
  if (deletedAt === null) return null;
  const into = mergedInto === null ? null : ((await listAccountNames(db, [mergedInto])).get(mergedInto) ?? mergedInto);
  return { at: deletedAt, into };
}

type Facts = Omit<
  AccountCard,
  | 'health'
  | 'sponsor'
  | 'standing'
  | 'alert'
  | 'hitRate'
  | 'freshness'
  | 'sharedCause'
  | 'history'
  | 'deletedInCrm'
  | 'crm'
  | 'facts'
  | 'readAt'
>;

function toFacts(found: VisibleAccount, crmUrl: string | null, now: Date): Facts {
  const { accountId, name, segment, arr, currency, renewalOn, crmId } = found.account;
  const isLinked = crmUrl !== null && crmId !== null;
  return {
    accountId,
    name,
    segment,
    arr,
    currency,
    renewalOn,
    daysToRenewal: renewalDays(renewalOn, now),
    crmUrl: isLinked ? crmUrl.replaceAll('{crm_id}', encodeURIComponent(crmId)) : null,
    ae: toLabel(found.account.aeEmail, found.aeName, found.aeSlackUserId),
    csm: toLabel(found.account.csmEmail, found.csmName, found.csmSlackUserId),
  };
}

/** Someone who is in accounts.csv but not in people.csv still stands there by address. */
function toLabel(email: string | null, name: string | null, slackUserId: string | null): PersonLabel | null {
  return email === null ? null : { name: name ?? email, slackUserId };
}

function toHealth(found: VisibleAccount, totalArr: number | null, now: Date): AccountHealth | null {
  if (found.health === null) return null;
  const { change30, change90, change180, trend, ...rest } = found.health;
  const insights = toInsights(found, found.health, totalArr, now);
  return { ...rest, momentum: { change30, change90, change180, trend }, insights };
}

const dayOf = (at: Date): string => at.toISOString().slice(0, 10);

/** Of usage only the source that this account's comes from, which counts here though another may have replaced it elsewhere. */
function toOwnFreshness(freshness: readonly StreamFreshness[], usageSource: string | null): StreamFreshness[] {
  return freshness.flatMap((one) => {
    if (one.stream !== 'usage_daily') return one;
    return one.source === usageSource ? { ...one, replacedBy: undefined } : [];
  });
}
