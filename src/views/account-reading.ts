import type { AccountCard, AccountHealth } from '../domain/account-card';
import { freshnessSummary } from './freshness';
import { escapeMrkdwn } from './mrkdwn';
import { describeSharedCause } from './shared-cause';
import { dateTime } from './wording';

/** At the foot of a card: when it was scored, how much was seen, and how fresh that is. */
export function describeReading(card: AccountCard, health: AccountHealth): string {
  const withheld =
    health.withheldSince === null ? [] : [`A change of colour is held back since ${dateTime(health.withheldSince)}`];
  return [
    `Scored ${dateTime(health.scoredAt)}`,
    `${Math.round(health.coverage * 100)}% of the model had data`,
    `model ${escapeMrkdwn(health.modelVersion, 12)}`,
    freshnessSummary(card.freshness),
    ...(card.sharedCause === null ? [] : [describeSharedCause(card.sharedCause)]),
    ...withheld,
  ].join(' · ');
}
