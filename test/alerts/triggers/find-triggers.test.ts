import { TRIGGER_DEFINITIONS, findDefinition } from '../../../src/alerts/triggers';
import { findTriggers } from '../../../src/alerts/triggers/find-triggers';
import { TIERS, TRIGGERS } from '../../../src/domain/trigger';
import { buildSubject, look, NOTHING, NOW, SETTINGS, withLimits, type Over } from './build-subject';

/** Everything at once that can be wrong with one account. */
const WORST: Over = {
  band: 'red',
  score: 20,
  scoreAgo: { days30: 50, days60: 60, days90: 70 },
  forecastScore: 5,
  portfolioTier: 1,
  renewal: { on: '2026-03-20', days: 16 },
  usage: { monthRate: -0.6, twoMonthsRate: -0.6, idleDays: 20, seatRate: 0.1, apiRate: 0.95, adoptionRate: 0.1 },
  support: { urgent: [{ ticketId: 't-1', priority: 'p1', hours: 50 }], openTickets: 9, tickets14: 9, surgeTimes: 4 },
  payment: { overdueDays: 20, invoiceId: 'i-1' },
  people: {
    sponsorUnseenDays: 60,
    left: [{ contactId: 'c-1', role: 'champion', leftOn: '2026-03-01' }],
    touchDays: 80,
    qbr: { held180: 1, attended180: 0, lastDays: 20 },
  },
  answers: [{ responseId: 'r-1', score: 1, ageDays: 2 }],
};

describe('the triggers', () => {
  it('are all there, but for turning red, which is a transition', () => {
    expect(TRIGGER_DEFINITIONS.map(({ id }) => id)).toEqual(TRIGGERS.filter((id) => id !== 'turned_red'));
    expect(findDefinition('turned_red')).toBeNull();
  });

  it('go from the gravest tier to the least', () => {
    const tiers = TRIGGER_DEFINITIONS.map(({ tier }) => TIERS.indexOf(tier));
    expect(tiers).toEqual(tiers.toSorted((a, b) => a - b));
  });
});

describe('an account', () => {
  it('of which all is well is left alone, and nothing is in doubt', () => {
    expect(look()).toEqual({ findings: [], unknown: [] });
  });

  it('of which nothing is known fires nothing: what is missing is not zero', () => {
    const seen = findTriggers(NOTHING, SETTINGS, NOW);
    expect(seen).toEqual({ findings: [], unknown: TRIGGER_DEFINITIONS.map(({ id }) => id) });
  });

  it('of which all is bad tells everything, the gravest first, but of the drops one, of the milestones one, and offers nothing', () => {
    expect(look(WORST).findings.map(({ trigger }) => trigger)).toEqual([
      'score_below', 'drop_critical', 'sponsor_dormant', 'p1_opened', 'payment_past_due',
      'usage_drop', 'inactive', 'urgent_ticket_open', 'qbr_missed', 'detractor', 'champion_left',
      'predicted_decline', 'decline_three_months', 'seats_unused', 'no_touchpoint', 'low_adoption', 'tickets_surge', 'tickets_open',
      'renewal_30',
    ]); // prettier-ignore
  });

  it('is told in sentences with a number, and orders with a date', () => {
    for (const { reason, action, actionDueOn } of look(WORST).findings) {
      expect(reason).toMatch(/^[A-Z1-9].*[^.]$/);
      expect(reason).toMatch(/\d/);
      expect(action).toMatch(/ (today|by [A-Z0-9])/);
      expect(actionDueOn >= '2026-03-04').toBe(true);
    }
  });
});

describe('a finding', () => {
  it('names the telemetry it rests on: its own, or for a score that of the driver', () => {
    const streams = new Map(look({ ...WORST, driverStream: 'nps' }).findings.map((one) => [one.trigger, one.stream]));
    expect([...streams.entries()].filter(([, stream]) => stream === undefined)).toEqual([]);
    const some = (['usage_drop', 'p1_opened', 'renewal_30', 'drop_critical', 'score_below'] as const).map((id) =>
      streams.get(id),
    );
    expect(some).toEqual(['usage_daily', 'tickets', null, 'nps', 'nps']);
  });
});

describe('a trigger that is switched off', () => {
  it.each(TRIGGER_DEFINITIONS.map(({ id }) => id))('finds nothing, and is not in doubt either: %s', (id) => {
    const settings = withLimits({ [id]: { ...SETTINGS[id], enabled: false } });
    const definition = findDefinition(id);
    const grave = buildSubject({ ...WORST, band: 'green' });
    expect([definition?.find(grave, settings, NOW), definition?.find(NOTHING, settings, NOW)]).toEqual([[], []]);
  });

  it('leaves the next of its family to speak', () => {
    const settings = withLimits({ drop_critical: { ...SETTINGS.drop_critical, enabled: false } });
    const seen = look({ score: 60, scoreAgo: { days30: 85 } }, settings).findings;
    expect(seen.map(({ trigger }) => trigger)).toEqual(['drop_rapid']);
  });
});
