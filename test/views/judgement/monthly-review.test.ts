import { FEEDBACK_REASONS } from '../../../src/domain/judgement';
import type { JudgedOutcome, MonthlyReview, ReviewAdvice } from '../../../src/domain/monthly-review';
import { STREAMS } from '../../../src/domain/stream';
import { TRIGGERS } from '../../../src/domain/trigger';
import { buildMonthlyReview } from '../../../src/views/judgement/monthly-review';
import { sayAdvice } from '../../../src/views/judgement/review-advice';
import { buildReviewCsv } from '../../../src/views/judgement/review-csv';
import { lintMessage } from '../../support/lint-blocks';
import { HOSTILE } from '../cards';
import { textOf } from '../reading';
import { buildReview } from './reviews';

const read = (changes: Partial<MonthlyReview> = {}) => {
  const { text, blocks } = buildMonthlyReview(buildReview(changes));
  return { text, said: textOf(blocks) };
};
const share = { part: 3, whole: 4 };
const outcome = (changes: Partial<JudgedOutcome> = {}): JudgedOutcome => ({
  accountId: 'acme',
  name: 'Acme',
  pod: 'West',
  arr: 120_000,
  currency: 'EUR',
  outcome: 'churned',
  effectiveOn: '2026-10-12',
  band: 'yellow',
  score: 52,
  ...changes,
});

describe('the review of a month', () => {
  it('R83: says first how right Red was and the one thing to do', () => {
    const outcomes = { ...buildReview().outcomes, caught: 3, falsePositives: 2, falseNegatives: 1 };
    const advice: ReviewAdvice[] = [{ kind: 'connect', stream: 'invoices' }];
    expect(read({ outcomes, advice }).text).toBe(
      'October 2026: how right we were. Red was right for 3 of 5; 1 left that was not Red. First: Connect billing (invoices.csv): no source has delivered it.',
    );
  });

  it('X20: names false negatives and false positives by account, band, ARR and what became of them', () => {
    const { said } = read({
      outcomes: {
        ...buildReview().outcomes,
        falseNegatives: 7,
        falsePositives: 1,
        missed: [outcome()],
        alarmed: [outcome({ name: 'Zenith', band: 'red', score: 20, outcome: 'renewed', arr: null })],
        missedArr: [
          { currency: 'EUR', amount: 120_000 },
          { currency: 'USD', amount: 40_000 },
        ],
      },
    });
    expect(said).toContain('7 were not (false negatives, ARR €120K + $40K)');
    expect(said).toContain('Missed: Acme (Yellow 52, ARR €120K, churned Mon 12 Oct); 6 more in the file.');
    expect(said).toContain('False alarms: Zenith (Red 20, ARR not known, renewed Mon 12 Oct).');
  });

  it('R83: of an empty month says so, and what was measured', () => {
    const { text, said } = read();
    expect(text).toContain('Nothing to review in October 2026. No number asks for a change.');
    for (const line of [
      'No account renewed or left.',
      'No alert was opened.',
      'No prediction was due.',
      'nobody called an alert no use',
      'none were drawn',
      'No row was kept aside.',
    ])
      expect(said).toContain(line);
  });

  it('without outcomes does not say that Red was right or wrong', () => {
    const outcomes = { ...buildReview().outcomes, isConnected: false };
    const predictions = { right: 1, wrong: 0, unknown: 0, open: 0 };
    expect(read({ outcomes, predictions }).text).toContain(
      'Whether Red was right is not known: no outcomes are connected.',
    );
  });

  it('R85: says how often people agreed, leaving out who could not tell, and who has not answered', () => {
    const verdicts = { agree: 6, too_high: 1, too_low: 1, cannot_tell: 2 };
    const { said } = read({ spotChecks: { drawn: 12, verdicts, open: [{ name: 'Mona', count: 2 }], late: 1 } });
    expect(said).toContain('Scores looked at: 10 of 12. Agreement 6 of 8, too high 1, too low 1, cannot tell 2.');
    expect(said).toContain('Not answered: Mona 2.');
    expect(said).toContain('Answers for earlier months: 1.');
  });

  it('R86: says of each driver whether the advice was followed and what came of it', () => {
    const play = { signal: 'open_p1_hours', alerts: 12, acted: 9, saved: 4, lost: 1, falseAlarm: 1 };
    const { said } = read({ plays: [play, { ...play, signal: 'login_trend_14d', acted: 0 }] });
    expect(said).toContain('acted on 75% (9 of 12); of those saved 4, lost 1, 1 false alarm.');
    expect(said).toContain('No action logged at all: Logins over 14 days (12 alerts).');
  });

  it('R234: says how much was kept aside, what was late and what failed', () => {
    const { said } = read({
      quality: {
        quarantined: [{ source: 'csv', stream: 'tickets', reason: 'no date', rows: 30 }],
        quarantinedRows: 41,
        failedRuns: [{ source: 'csv', stream: 'nps', runs: 2 }],
        slo: [{ source: 'csv', stream: 'usage_daily', keptRate: 0.71, days: 30 }],
        missing: ['invoices'],
      },
    });
    expect(said).toContain('41 rows kept aside: csv/tickets 30 (no date).');
    expect(said).toContain('Within its limit: csv/usage_daily 71% of 30 days.');
    expect(said).toContain('Failed runs: csv/nps 2.');
    expect(said).toContain('Not connected: billing.');
  });

  it.each<ReviewAdvice>([
    { kind: 'late_source', source: 'csv', stream: 'tickets', keptRate: 0.5 },
    { kind: 'quarantine', source: 'csv', stream: 'tickets', reason: 'r', rows: 1 },
    { kind: 'misses', missed: share },
    { kind: 'false_positives', wrong: share },
    { kind: 'tune', trigger: 'drop_notable', falseAlarms: share },
    { kind: 'switch_off', trigger: 'inactive', acted: share },
    { kind: 'useless', trigger: 'inactive', said: share, topReason: 'known' },
    { kind: 'play', signal: 'nps', alerts: 3 },
    { kind: 'bias', verdict: 'too_low', said: share },
    { kind: 'people_know', person: 3, model: 1 },
    { kind: 'unanswered', answered: share },
    { kind: 'connect', stream: 'outcomes' },
  ])('advises in one sentence with its number: %o', (advice) => {
    expect(sayAdvice(advice)).toMatch(/^[A-Z].*\.$/);
    expect(sayAdvice(advice)).not.toContain('undefined');
  });

  it('with the worst of names and as much of everything as there can be is a message Slack takes', () => {
    const name = HOSTILE.repeat(20);
    const many = <One>(amount: number, one: One): One[] => Array.from({ length: amount }, () => one);
    const message = buildMonthlyReview(
      buildReview({
        outcomes: {
          ...buildReview().outcomes,
          falseNegatives: 900,
          falsePositives: 900,
          missed: many(5, outcome({ name })),
          alarmed: many(5, outcome({ name })),
        },
        alerts: {
          ...buildReview().alerts,
          ignored: TRIGGERS.map((trigger) => ({ trigger, acted: share })),
          noisy: TRIGGERS.map((trigger) => ({ trigger, falseAlarms: share })),
          useless: TRIGGERS.map((trigger) => ({ trigger, said: share, topReason: 'wrong_person' })),
        },
        feedback: {
          given: 9,
          reasons: FEEDBACK_REASONS.map((reason) => ({ reason, count: 9 })),
          triggers: many(3, { trigger: 'inactive', count: 3 }),
        },
        judgements: { ...buildReview().judgements, byPerson: many(5, { name, person: 1, model: 1 }) },
        spotChecks: { ...buildReview().spotChecks, drawn: 99, open: many(40, { name, count: 5 }) },
        plays: many(60, { signal: name, alerts: 9, acted: 0, saved: 0, lost: 0, falseAlarm: 0 }),
        quality: {
          quarantined: many(5, { source: name, stream: 'tickets', reason: name, rows: 9 }),
          quarantinedRows: 99,
          failedRuns: many(5, { source: name, stream: 'tickets', runs: 9 }),
          slo: many(40, { source: name, stream: 'tickets', keptRate: 0.1, days: 31 }),
          missing: [...STREAMS],
        },
        advice: many(6, { kind: 'quarantine', source: name, stream: 'tickets', reason: name, rows: 9 }),
      }),
    );
    expect(lintMessage(message)).toEqual([]);
    expect(textOf(message.blocks)).not.toContain('<!channel>');
  });
});

it('the file of the cases runs nothing in a spreadsheet', () => {
  const one = { kind: 'feedback', accountId: 'a', account: '=HYPERLINK("x")', pod: null, arr: null } as const;
  const rest = { currency: null, on: '2026-10-02', said: 's', came: 'c', note: '+1', by: null };
  const { bytes, name } = buildReviewCsv(buildReview({ cases: [{ ...one, ...rest }] }));
  expect(name).toBe('review-2026-10.csv');
  expect(new TextDecoder().decode(bytes)).toContain(`not useful,a,"'=HYPERLINK(""x"")",,,,2026-10-02,s,c,'+1,`);
});
