import type { AccountFeatures } from '../../../src/domain/features';
import { evaluateAccount } from '../../../src/scoring/evaluate-account';
import type { ScoringModel } from '../../../src/scoring/model';
import type { Playbook } from '../../../src/scoring/playbook';
import { loadModel } from '../../../src/services/model/load-model';
import { loadPlaybook } from '../../../src/services/model/load-playbook';
import { findTriggers } from '../../../src/alerts/triggers/find-triggers';
import { TRIGGER_DEFINITIONS } from '../../../src/alerts/triggers';
import { TriggersConfig } from '../../../src/config-triggers';
import { toTriggerSubject } from '../../../src/services/triggers/to-trigger-subject';
import { buildFeatures, buildUnknown, getSignal, GOOD_RELATIONS, NOW } from '../../scoring/build-features';

let model: ScoringModel;
let playbook: Playbook;
beforeAll(async () => {
  model = await loadModel('models/three-pillar.yaml');
  playbook = await loadPlaybook('models/playbook.yaml');
});

function look(features: AccountFeatures) {
  const evaluation = evaluateAccount(features, { model, playbook, freshness: [] }, NOW);
  const subject = toTriggerSubject(features, evaluation, NOW);
  return { evaluation, subject, ...findTriggers(subject, TriggersConfig.parse({}), NOW) };
}
const names = (features: AccountFeatures): string[] => look(features).findings.map(({ trigger }) => trigger);
const OLD = {
  createdOn: '2024-03-04',
  score30DaysAgo: 90,
  score60DaysAgo: 90,
  score90DaysAgo: 90,
  score180DaysAgo: 90,
};
const well = (over: Partial<AccountFeatures> = {}) =>
  buildFeatures({ ...GOOD_RELATIONS, ...OLD, seatsPurchased: 60, ...over });

describe('a healthy account', () => {
  it('fires nothing', () => {
    expect(names(well())).toEqual([]);
  });

  it('is read in plain numbers', () => {
    const { subject, evaluation } = look(well({ currency: 'EUR', lastQbrAt: new Date('2026-02-02T06:00:00Z') }));
    expect(subject).toMatchObject({
      accountId: 'acme',
      band: 'green',
      score: evaluation.health.score,
      scoreAgo: { days30: 90, days60: 90, days90: 90, days180: 90 },
      driverStream: evaluation.observation.driver?.stream ?? null,
      arr: 100_000,
      currency: 'EUR',
      ageDays: 730,
      portfolioTier: evaluation.portfolioTier,
      renewal: { on: '2026-11-30', days: 271 },
      usage: { counted: 'logins', monthRate: 0, twoMonthsRate: 0, idleDays: 0, seatRate: 44 / 60, apiRate: null },
      support: { urgent: [], openTickets: 0, tickets14: 1 },
      payment: { overdueDays: 0, invoiceId: '' },
      people: { left: [], qbr: { held180: 2, attended180: 2, lastDays: 30 } },
      answers: [],
    });
  });
});

describe('a trigger and a reason', () => {
  it('mean the same by "down 41%"', () => {
    const features = well({ logins30: 519 });
    const { findings, subject } = look(features);
    expect(findings.find(({ trigger }) => trigger === 'usage_drop')?.reason).toBe('Logins down 41% in 30 days');
    expect(getSignal('login_trend_30d').describe(subject.usage.monthRate ?? 0, features, NOW)).toBe('Logins down 41% in 30 days'); // prettier-ignore
  });

  it.each([
    [{ sponsorLastSeenAt: new Date('2026-01-02T06:00:00Z') }, 'sponsor_dormant', 'Executive sponsor not seen for 61 days', 'sponsor_dormant_days', 61],
    [{ lastActiveOn: '2026-02-10' }, 'inactive', 'No activity for 21 days', 'activity_recency', 21],
    [{ lastTouchAt: new Date('2025-12-01T06:00:00Z') }, 'no_touchpoint', 'No contact for 93 days', 'touch_recency', 93],
    [{ overdueDaysMax: 12, overdueInvoiceId: 'i-1' }, 'payment_past_due', 'Invoice 12 days overdue', 'overdue_days', 12],
  ] as const)('use the same words: %o', (over, trigger, reason, signal, value) => {
    const features = well(over);
    expect(look(features).findings.find((one) => one.trigger === trigger)?.reason).toBe(reason);
    expect(getSignal(signal).describe(value, features, NOW)).toBe(reason);
  }); // prettier-ignore

  it('are silent together about too few logins to compare', () => {
    const few = look(well({ logins30: 2, logins30Prev: 20, logins60: 40, logins60Prev: 30 }));
    expect(few.subject.usage).toMatchObject({ monthRate: null, twoMonthsRate: null });
    expect(few.unknown).toContain('usage_drop');
  });
});

describe('what is known of tickets, invoices, people and answers', () => {
  it('makes an instance each', () => {
    const { findings } = look(
      well({
        score30DaysAgo: null,
        score90DaysAgo: null,
        openP1Hours: 3,
        urgentOpen: [{ ticketId: 't-1', priority: 'p1', hours: 3 }],
        overdueDaysMax: 2,
        overdueInvoiceId: 'i-1',
        championsLeft90: 1,
        keyPeopleLeft90: [{ contactId: 'c-1', role: 'champion', leftOn: '2026-03-01' }],
        npsAnswers30: [{ responseId: 'r-1', score: 4, ageDays: 1 }],
      }),
    );
    expect(findings.map(({ trigger, key }) => `${trigger} ${key}`)).toEqual([
      'p1_opened t-1',
      'payment_past_due i-1',
      'detractor r-1',
      'champion_left c-1',
    ]);
  });

  it('of nothing connected is nothing: no trigger can tell', () => {
    const { findings, unknown } = look(buildUnknown());
    expect([findings, unknown]).toEqual([[], TRIGGER_DEFINITIONS.map(({ id }) => id)]);
  });

  it('is nothing while a stream never delivered, and no news once it does', () => {
    const without = look(buildFeatures({ ...OLD, connected: ['accounts', 'usage_daily', 'invoices'], openP1Hours: null })); // prettier-ignore
    expect(without.subject.support.urgent).toBeNull();
    expect(without.subject.answers).toBeNull();
    expect(without.subject.people).toEqual({ sponsorUnseenDays: null, left: null, touchDays: null, qbr: null });
  });
});

describe('a newcomer', () => {
  const young = { createdOn: '2026-02-25', firstUsageOn: '2026-02-26' };

  it('is not blamed for what there was no time for', () => {
    const { subject, findings } = look(well({ ...young, weeklyPeakUsers: 1, lastTouchAt: null }));
    expect(subject.usage).toMatchObject({ seatRate: null, idleDays: null, monthRate: null });
    expect(subject.support.urgent).toBeNull();
    expect(findings).toEqual([]);
  });

  it('is told of when something did happen', () => {
    const open = {
      openP1Hours: 0,
      openP2Hours: 30,
      urgentOpen: [{ ticketId: 't-1', priority: 'p2', hours: 30 }],
    } as const;
    expect(names(well({ ...young, ...open }))).toEqual(['urgent_ticket_open']);
  });
});

describe('a source that counts no logins', () => {
  it('has its activity compared', () => {
    const events = { logins30: null, logins30Prev: null, events30: 400, events30Prev: 1000 };
    expect(look(well(events)).findings.map(({ reason }) => reason)).toContain('Activity down 60% in 30 days');
  });
});

describe('an account of which too little is known', () => {
  it('has no score for a trigger to read, whatever the number', () => {
    const bills = { connected: ['accounts', 'invoices'], overdueDaysMax: 0, firstInvoiceOn: '2025-01-01' } as const;
    const { evaluation, subject } = look(buildUnknown(bills));
    expect(evaluation.health.band).toBe('unknown');
    expect([evaluation.health.score === null, subject.score]).toEqual([false, null]);
  });
});
