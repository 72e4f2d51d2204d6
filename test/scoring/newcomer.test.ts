import fc from 'fast-check';
import type { AccountFeatures } from '../../src/domain/features';
import type { ScoringModel } from '../../src/scoring/model';
import { scoreAccount } from '../../src/scoring/score-account';
import { loadModel } from '../../src/services/model/load-model';
import { buildFeatures, buildUnknown, GOOD_RELATIONS, NOW } from './build-features';

let model: ScoringModel;
beforeAll(async () => {
  model = await loadModel('models/three-pillar.yaml');
});
const dayAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000).toISOString().slice(0, 10);
const score = (features: AccountFeatures) => scoreAccount(features, model, NOW);
const signalsOf = (features: AccountFeatures) =>
  score(features).dimensions.flatMap(({ signals }) => signals.map(({ signal }) => signal));

/** An account that began so many days ago: used every day since, first invoice not yet due, nothing gone wrong. */
const startedAgo = (days: number, over: Partial<AccountFeatures> = {}) =>
  buildFeatures({
    ...GOOD_RELATIONS,
    createdOn: dayAgo(days), firstUsageOn: dayAgo(days), logins14Prev: 0, activeDays14Prev: 0, activeDays30: days,
    firstInvoiceOn: dayAgo(days), due365: 0, late365: 0, csat90Avg: null, resolution30HoursAvg: null, npsScores: null, npsAgesDays: null,
    termArrPrev: null, attended90: 0, invited90: 0, termsKnown: 1, firstTermOn: dayAgo(days), renewedTerms: 0, contractions730: 0,
    rated90: 0, solved90: 0, targetsDue90: 0, targetsMissed90: 0, reopenKnown90: 0, lastNpsAt: null, keyPeopleNpsAvg: null,
    qbrsAttended180: 0, qbrsHeld180: 0, emailsAnswered90: 0, emailsSent90: 0, trainings90: 0, ...over,
  }); // prettier-ignore

describe('an account in its first fortnight', () => {
  it.each([0, 2, 13])('is unknown after %d days without trouble, whatever is connected', (days) => {
    expect(score(startedAgo(days)).band).toBe('unknown');
  });

  it('is judged from the fourteenth day on', () => {
    expect(score(startedAgo(14))).toMatchObject({ band: 'green' });
    expect(score(startedAgo(14)).coverage).toBeGreaterThan(0.9);
  });

  it('is as old as its first sign of life: a record made late makes no newcomer', () => {
    expect(score(startedAgo(2, { firstUsageOn: dayAgo(14) })).band).toBe('green');
    expect(score(startedAgo(2, { createdOn: dayAgo(14) })).band).toBe('green');
    expect(score(startedAgo(2, { createdOn: null })).band).toBe('unknown');
  });

  it('is nobody of whom neither creation nor usage is known', () => {
    const bills = { overdueDaysMax: 0, disputed90: 0, firstInvoiceOn: '2025-01-01' };
    const features = buildUnknown({ openP1Hours: 0, openTickets: 0, escalated30: 0, ...bills });
    expect(score(features).band).toBe('green');
  });

  it('shows what did happen at once: a P1, an overdue invoice, a champion who left', () => {
    const trouble = { openP1Hours: 1, openTickets: 1, overdueDaysMax: 3, championsLeft90: 1, escalated30: 1, disputed90: 1 };
    const happened = ['open_p1_hours', 'open_tickets', 'overdue_days', 'champions_left_90d', 'escalations_30d', 'disputed_invoices'];
    expect(signalsOf(startedAgo(2))).not.toEqual(expect.arrayContaining([expect.stringMatching(happened.join('|'))]));
    expect(signalsOf(startedAgo(2, trouble))).toEqual(expect.arrayContaining(happened));
  }); // prettier-ignore

  it('R106: is held in red by a P1 of 48 hours once enough else is seen', () => {
    const trouble = { openP1Hours: 48, openTickets: 1, overdueDaysMax: 1, termArrPrev: 100_000 };
    expect(score(startedAgo(5, trouble))).toMatchObject({ band: 'red' });
  });

  it('says nothing by ages and levels it is too young to have', () => {
    const young = signalsOf(startedAgo(13, { apiCalls30: 9, apiLimitMonthly: 10, weeklyPeakFeatures: 9, featuresPurchased: 10 }));
    const levels = ['activity_recency', 'seat_use', 'feature_adoption', 'api_use', 'paid_seats_idle', 'touch_recency', 'sponsor_dormant_days'];
    for (const level of levels) expect(young).not.toContain(level);
    expect(young).toContain('renewal_days'); // a date in a contract needs no time
  }); // prettier-ignore
});

it('age changes nothing from the fourteenth day on, and never adds coverage before', () => {
  const trouble = fc.record({
    openP1Hours: fc.integer({ min: 0, max: 99 }),
    openTickets: fc.integer({ min: 0, max: 9 }),
    overdueDaysMax: fc.integer({ min: 0, max: 60 }),
    disputed90: fc.integer({ min: 0, max: 2 }),
  });
  fc.assert(
    fc.property(trouble, fc.integer({ min: 0, max: 400 }), (over, days) => {
      const began = (createdOn: string | null) => score(buildFeatures({ ...GOOD_RELATIONS, ...over, createdOn, firstUsageOn: null, ticketsSinceOn: null })); // prettier-ignore
      const [aged, ageless] = [began(dayAgo(days)), began(null)];
      if (days >= 14) expect(aged).toEqual(ageless);
      else expect(aged.coverage).toBeLessThanOrEqual(ageless.coverage);
    }),
  );
});
