import { findTriggers, type Findings } from '../../../src/alerts/triggers/find-triggers';
import type { FoundTriggerId, TriggerSettings } from '../../../src/alerts/triggers/settings';
import { TriggersConfig } from '../../../src/config-triggers';
import type { Finding } from '../../../src/domain/trigger';
import type { TriggerSubject } from '../../../src/domain/trigger-subject';

export const NOW = new Date('2026-03-04T06:00:00Z'); // a Wednesday
/** As an empty barometer.yaml sets them. */
export const SETTINGS: TriggerSettings = TriggersConfig.parse({});

/** A green account of which everything is known and all is well. */
const WELL: TriggerSubject = {
  accountId: 'acme',
  band: 'green',
  score: 80,
  scoreAgo: { days30: 80, days60: 80, days90: 80, days180: 80 },
  forecastScore: 80,
  driverStream: 'usage_daily',
  arr: 200_000,
  currency: 'USD',
  ageDays: 700,
  portfolioTier: 3,
  renewal: { on: '2026-11-30', days: 271 },
  usage: { counted: 'logins', monthRate: 0, twoMonthsRate: 0, idleDays: 0, seatRate: 0.7, apiRate: 0.5, adoptionRate: 0.6 },
  support: { urgent: [], openTickets: 1, tickets14: 1, surgeTimes: 1 },
  payment: { overdueDays: 0, invoiceId: '' },
  people: { sponsorUnseenDays: 3, left: [], touchDays: 5, qbr: { held180: 2, attended180: 2, lastDays: 40 } },
  answers: [],
}; // prettier-ignore

/** The same account of which nothing is known. */
export const NOTHING: TriggerSubject = {
  accountId: 'acme',
  band: 'unknown',
  score: null,
  scoreAgo: { days30: null, days60: null, days90: null, days180: null },
  forecastScore: null,
  driverStream: null,
  arr: null,
  currency: null,
  ageDays: null,
  portfolioTier: null,
  renewal: null,
  usage: { counted: 'activity', monthRate: null, twoMonthsRate: null, idleDays: null, seatRate: null, apiRate: null, adoptionRate: null },
  support: { urgent: null, openTickets: null, tickets14: null, surgeTimes: null },
  payment: null,
  people: { sponsorUnseenDays: null, left: null, touchDays: null, qbr: null },
  answers: null,
}; // prettier-ignore

type Parts = 'scoreAgo' | 'usage' | 'support' | 'people';
export type Over = Partial<Omit<TriggerSubject, Parts>> & { [Part in Parts]?: Partial<TriggerSubject[Part]> };

export function buildSubject(over: Over = {}): TriggerSubject {
  return {
    ...WELL,
    ...over,
    scoreAgo: { ...WELL.scoreAgo, ...over.scoreAgo },
    usage: { ...WELL.usage, ...over.usage },
    support: { ...WELL.support, ...over.support },
    people: { ...WELL.people, ...over.people },
  };
}

export const look = (over: Over = {}, settings = SETTINGS): Findings => findTriggers(buildSubject(over), settings, NOW);
/** What one trigger finds, whatever the others do. */
export const listOf = (id: FoundTriggerId, over: Over, settings = SETTINGS): Finding[] =>
  look(over, settings).findings.filter(({ trigger }) => trigger === id);
export const findsAny = (id: FoundTriggerId, over: Over, settings = SETTINGS): boolean =>
  listOf(id, over, settings).length > 0;

export function getFinding(id: FoundTriggerId, over: Over): Finding {
  const [finding] = listOf(id, over);
  if (finding === undefined) throw new Error(`${id} found nothing`);
  return finding;
}
/** The defaults but for one trigger. */
export const withLimits = (over: Partial<TriggerSettings>): TriggerSettings => ({ ...SETTINGS, ...over });
