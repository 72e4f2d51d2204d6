import { chooseAdvice } from '../../alerts/choose-advice';
import type { ListedAccount } from '../../db/queries/account-list';
import type { Advice, ListAlert, ListRow } from '../../domain/list';
import { decideFlag } from '../../scoring/account-flag';
import { findAttention } from '../../scoring/attention';
import { daysBetween } from '../../scoring/days';

type BareRow = Omit<ListRow, 'alerts' | 'lastTouchAt'>;
/** `today`: YYYY-MM-DD where the viewer is. */
type RowContext = { today: string; isUsageStale: boolean };

const QUARTERLY_TIER = 4; // X24: what nothing presses of is looked at once a quarter

/** A listed account with what it asks for, why, and what to do. While usage is over its limit nobody is offered more, by no alert either (R30). */
export function toListRow(account: ListedAccount, { today, isUsageStale: isStale }: RowContext): BareRow {
  const { accountId, name, band, score, change30, trend, arr, currency, renewalOn, usageChange30, group, tier } =
    account;
  const renewalDays = renewalOn === null ? null : daysBetween(today, renewalOn);
  const told = findAlert(account);
  const alert = isStale && told?.tier === 'expansion' ? null : told;
  const isReadyToExpand = account.isReadyToExpand && !isStale;
  const flag = decideFlag({ band, tier, renewalDays, isReadyToExpand, alert });
  return {
    accountId,
    name,
    band,
    score,
    change30,
    trend,
    arr,
    currency,
    renewalOn,
    usageChange30,
    group,
    flag,
    ...chooseAdvice({ flag, alert, health: account, expansion: offerOf(account) }),
    alert: told === null ? null : { tier: told.tier, isSnoozed: told.isSnoozed },
    attention: findAttention(tier ?? QUARTERLY_TIER, band, renewalDays) ?? 'quarterly',
  };
}

type ToldAlert = ListAlert & Advice & { isTurnedRed: boolean };

function findAlert(account: ListedAccount): ToldAlert | null {
  const { alertTier: tier, alertStatus, alertToBand } = account;
  if (tier === null) return null;
  return {
    tier,
    isSnoozed: alertStatus === 'snoozed',
    isTurnedRed: alertToBand === 'red',
    reason: account.alertReason,
    action: account.alertAction,
    actionDueOn: account.alertActionDueOn,
  };
}

const offerOf = ({ expansionReason, expansionAction, expansionActionDueOn }: ListedAccount): Advice => ({
  reason: expansionReason,
  action: expansionAction,
  actionDueOn: expansionActionDueOn,
});
