import { buildBoardReport } from '../../../src/views/reports/board-report';
import { buildExecReport } from '../../../src/views/reports/exec-report';
import { periodBefore, periodWords } from '../../../src/views/reports/period-words';
import { buildWeeklyTrend } from '../../../src/views/reports/weekly-trend';
import { plainLines } from '../../../src/views/plain-lines';
import { lintMessage } from '../../support/lint-blocks';
import { HOSTILE } from '../cards';
import { textOf } from '../reading';
import { MONTH, QUARTER, WEEK } from './report-samples';

const LONG = `${HOSTILE} ${'&<'.repeat(300)}`; // each becomes four or five characters

describe('the week of a manager', () => {
  const textWith = (changes: Partial<typeof WEEK>) => textOf(buildWeeklyTrend({ ...WEEK, ...changes }).blocks);

  it('R175: begins with how many declined and improved and one thing to do, and so does its notification', () => {
    const message = buildWeeklyTrend(WEEK);
    expect(lintMessage(message)).toEqual([]);
    expect(message.text).toBe(
      'Week of Mon 2 Mar – Sun 8 Mar: 12 of 340 accounts declined, 5 improved. Ask Carl Example about Acme: 5 business days without an action.',
    );
    const text = textOf(message.blocks);
    expect(text).toContain('*12 of 340 accounts declined, 5 improved.*\nAsk Carl Example about Acme');
    expect(text).toContain('*Acme* · 70 → 31 🔴 Red · Logins down 41% in 14 days.');
    expect(text).toContain('*Beta* · 60 → 75 🟢 Green · Mostly by open tickets.');
    expect(text).toContain('*Gamma* · 70 → 60 🟡 Yellow\n');
    expect(text).toContain('Alerts: 9 told, 6 acted on, half of them within 6.3 business hours, ⚠ 1 missed.');
  });

  it('R175: says the patterns: colours, signals, segments; and pods where there are several', () => {
    const text = textWith({});
    expect(text).toContain('Colour: 3 better, 7 worse · into Red 4, out of Red 2');
    expect(text).toContain('What took most: logins over 14 days (6 of 12), open tickets (3 of 12)');
    expect(text).toContain('By segment, declined: SMB 9 of 40 (23%), Enterprise 3 of 300 (1%)');
    expect(text).not.toContain('By pod');
    const podParts = [{ name: 'north', accounts: 9, declined: 3 }, { name: null, accounts: 20, declined: 2 }]; // prettier-ignore
    expect(textWith({ podParts })).toContain('By pod, declined: north 3 of 9, no pod 2 of 20 (10%)');
  });

  it('says so when nothing moved, when nothing can be compared, and what was left out', () => {
    const still = { improved: 0, declined: 0, fell: [], rose: [], signals: [], segments: [], podParts: [] };
    const none = { kind: 'none' } as const;
    expect(textWith({ ...still, step: none })).toContain('None of 340 accounts moved by 5 points or more.*\nNothing waits for you.'); // prettier-ignore
    expect(textWith({ ...still, compared: 0 })).toContain('No account can be compared with the week before yet.');
    expect(textWith({ unseen: 3, remodelled: 7 })).toContain('Not compared: 3 without a score at both ends, 7 scored by another model since.'); // prettier-ignore
    expect(textWith({ step: { kind: 'look', account: 'Acme', points: 39 } })).toContain('Look at Acme: it fell 39 points.'); // prettier-ignore
    const nameless = { kind: 'chase', rep: null, account: 'Acme', businessDays: 2 } as const;
    expect(textWith({ step: nameless })).toContain('Name someone for Acme: 2 business days without an action.');
  });

  it('keeps within Slack’s limits with hostile and endless names', () => {
    const mover = {
      accountId: 'a'.repeat(300),
      name: LONG,
      from: 80,
      to: 10,
      toBand: 'red',
      signal: LONG,
      reason: LONG,
    } as const;
    const message = buildWeeklyTrend({
      ...WEEK,
      pods: Array.from({ length: 60 }, () => LONG),
      podParts: Array.from({ length: 60 }, () => ({ name: LONG, accounts: 20, declined: 3 })),
      signals: Array.from({ length: 3 }, () => ({ signal: LONG, accounts: 3 })),
      fell: [mover, mover, mover],
      rose: [mover, mover, mover],
      step: { kind: 'chase', rep: LONG, account: LONG, businessDays: 9 },
    });
    expect(lintMessage(message)).toEqual([]);
    expect(`${message.text}${textOf(message.blocks)}`).not.toContain('<!channel>');
  });
});

describe('the month for executives', () => {
  const message = buildExecReport(MONTH);
  const text = textOf(message.blocks);

  it('R194: says total, distribution, what changed, ARR at risk and the forecast, colours with their words', () => {
    expect(lintMessage(message)).toEqual([]);
    expect(message.text).toBe(
      'February 2026: customer health. 45 of 487 accounts at risk (9%), €2.3M ARR, 7 accounts more than at the end of January. Product: look into logins over 14 days, behind most of the loss at 14 of 44 accounts that declined.',
    );
    expect(text).toContain(
      '🟢 Green 312 (64%) · 🟡 Yellow 120 (25%) · 🔴 Red 45 (9%, 6 critical now) · ⚪ Unknown 10 (2%)',
    );
    expect(text).toContain(
      'Against the end of January: 🔴 Red +7, 🟡 Yellow ±0, 🟢 Green ±0 · accounts 487 → 487 · ARR at risk €2M → €2.3M',
    );
    expect(text).toContain('Forecast: 91% of EUR ARR (87%–95%) kept in 12 months, learnt from outcomes');
    expect(text).toContain('What became of contracts: 2 left (−€80K), 12 renewed');
  });

  it('R195: says how accounts moved, what took most, whether recent customers are healthier, and segments', () => {
    expect(text).toContain(
      'Movement of 470 accounts: 31 improved, 44 declined by 5 points or more · Green→Yellow 25, Yellow→Red 12',
    );
    expect(text).toContain('What took most of 44 declines: logins over 14 days (14)');
    expect(text).toContain(
      'Recent customers (since 2025 H2): median 71, 6% Red, 40 accounts; earlier ones: median 66, 9% Red, 430 accounts: healthier',
    );
    expect(text).toContain('In Red by segment: SMB 14% of 200, −3.2 points in 90 days; no segment 5% of 20');
  });

  it('R196: lists ten accounts at risk by ARR, what helped, and what may be sold', () => {
    expect(text).toContain('1. *Globex* · €400K · score 22 · Logins down 41% in 14 days.');
    expect(text).toContain('10. *Account 9*');
    expect(text).toContain(
      'Recovered, of Red alerts that had four weeks: after a call 67% (8 of 12), after no action 14% (2 of 14)',
    );
    expect(text).toContain('Expansion pipeline: 23 accounts ready, about €310K on top of €2.1M');
  });

  it('R197: R200: R201: says who was rescued, what is in progress, what it took, and whom to ask for a reference', () => {
    expect(text).toContain(
      'Rescued: 4 accounts, €220K: Acme, Beta, Gamma and 1 more · in progress: 12 accounts, €1.1M',
    );
    expect(text).toContain(
      'Alerts: 80 told, acted on in five business days 74% (40 of 54), 3 missed · fullest week of anyone: 15 of 12; 3 of 9 people went over',
    );
    expect(text).toContain(
      'CSMs (5): 90 calls, 80 e-mails, 2 other with 140 accounts · Red accounts with contact: 84% (38 of 45)',
    );
    expect(text).toContain('To ask for a reference: Delta, Epsilon and 10 more thriving');
  });

  it('R198: says what to do with the numbers it follows from, or that nothing stands out', () => {
    expect(text).toContain(
      '*Process*: answer alerts sooner, only 74% (40 of 54) had an action within five business days.',
    );
    expect(text).toContain('*Process*: reach every Red account, only 67% (30 of 45) had any contact.');
    expect(text).toContain(
      '*Process*: begin with a call, 67% (8 of 12) recovered after it, after an e-mail 20% (2 of 10).',
    );
    expect(text).toContain('*Resources*: share the load, 3 of 9 people were told of more than 12 alerts in a week.');
    expect(text).toContain('*Resources*: give SMB more time, 22% of 200 are Red against 9% elsewhere.');
    const quiet = textOf(buildExecReport({ ...MONTH, recommendations: [] }).blocks);
    expect(quiet).toContain('First: *Globex* · €400K');
    expect(quiet).toContain('None: no number stands out.');
  });

  it('says once what several currencies share, and “none” where nobody was Red', () => {
    const assumed = { currency: 'EUR', rate: 0.91, low: null, high: null, basis: 'assumption' as const };
    const calm = { ...MONTH.end, byBand: { ...MONTH.end.byBand, red: 0 }, atRiskArr: [] };
    const words = textOf(
      buildExecReport({
        ...MONTH,
        start: calm,
        forecast: [assumed, { ...assumed, currency: 'USD' }],
        acted: { part: 0, whole: 0 },
      }).blocks,
    );
    expect(words).toContain('Forecast: 91% of EUR ARR, 91% of USD ARR kept in 12 months, an assumption');
    expect(words).toContain('ARR at risk none → €2.3M');
    expect(words).toContain('Alerts: 80 told, 3 missed');
  });

  it('makes no comparison up, and says what is not known', () => {
    const bare = buildExecReport({
      ...MONTH,
      start: null,
      forecast: [],
      recent: null,
      segments: [],
      topAtRisk: [],
      interventions: [],
      recommendations: [],
      outcomes: [],
      end: { ...MONTH.end, day: '2026-03-02' },
      moves: { ...MONTH.moves, compared: 0, remodelled: 0 },
      rescued: { accounts: 0, arr: [], names: [] },
      references: { accounts: 0, arr: [], names: [] },
      expansion: { accounts: 0, arr: [], estimate: [] },
      activity: { people: 0, accounts: 0, byKind: [], atRisk: { part: 0, whole: 0 } },
    });
    expect(lintMessage(bare)).toEqual([]);
    const words = textOf(bare.blocks);
    for (const sentence of [
      '*45 of 487 accounts at risk (9%), €2.3M ARR.*\nNothing asks for a decision.',
      'No comparison with January yet: scores are kept from 3 Nov 2025 on.',
      'Forecast: not known: no ARR or no probability yet',
      'Movement: no account has a score at both ends yet.',
      'Interventions: no Red alert is old enough to say what helped.',
      'Expansion pipeline: no account is ready.',
      'Rescued: none · in progress',
      'CSMs: no activity was recorded · Red accounts with contact: none',
      'References: no thriving account is known to be asked.',
      'Colours as of 2 Mar 2026.',
    ])
      expect(words).toContain(sentence);
  });

  it('keeps within Slack’s limits with hostile and endless names, in many currencies', () => {
    const amounts = ['EUR', 'USD', 'GBP', 'CHF', 'SEK'].map((currency) => ({ currency, amount: 123_456 }));
    const named = { accounts: 99, arr: amounts, names: Array.from({ length: 5 }, () => LONG) };
    const report = {
      ...MONTH,
      revenueAtRisk: amounts,
      rescued: named,
      inProgress: named,
      references: named,
      topAtRisk: MONTH.topAtRisk.map((row) => ({ ...row, name: LONG, reason: LONG })),
      segments: Array.from({ length: 4 }, () => ({
        name: LONG,
        accounts: 9,
        medianScore: 1,
        redShare: 1,
        change90: 0,
        changed: 9,
      })),
      signals: Array.from({ length: 3 }, () => ({ signal: LONG, accounts: 9 })),
    };
    for (const one of [buildExecReport(report), buildBoardReport(report)]) {
      expect(lintMessage(one)).toEqual([]);
      expect(`${one.text}${textOf(one.blocks)}`).not.toContain('<!channel>');
    }
  });
});

describe('the quarter for the board', () => {
  it('R199: is the quarter in ten lines', () => {
    const message = buildBoardReport(QUARTER);
    expect(lintMessage(message)).toEqual([]);
    expect(message.text).toBe(
      'Q1 2026: customer health, for the board. 45 of 487 accounts at risk (9%), €2.3M ARR, 7 accounts more than at the end of Q4.',
    );
    const [, , body] = message.blocks;
    expect(textOf([body]).split('\n')).toHaveLength(10);
    expect(textOf(message.blocks)).toContain('Retention since 2 Jan 2026: NRR 104%, GRR 93% of €10M');
  });

  it('compares nothing with nothing in plain words, and says of whom its list is', () => {
    const byBand = { ...QUARTER.end.byBand, red: 0 };
    const calm = { ...QUARTER, end: { ...QUARTER.end, byBand }, start: { ...QUARTER.end, byBand } };
    const message = buildBoardReport(calm);
    expect(message.text).toMatch(/None of \d+ accounts at risk, as at the end of Q4\.$/);
    expect(textOf(message.blocks)).toContain('At risk now, by ARR: 1. ');
  });

  it('R35: without books of its first days it says what outcomes say, and no rate; or that neither is known', () => {
    const without = textOf(buildBoardReport({ ...QUARTER, retention: null }).blocks);
    expect(without).toContain('Retention, no books of its first day were kept: 2 left (−€80K), 12 renewed');
    const neither = textOf(buildBoardReport({ ...QUARTER, retention: null, outcomes: [] }).blocks);
    expect(neither).toContain('Retention: not known, neither books nor outcomes of this quarter are kept.');
  });
});

describe('the words around them', () => {
  it.each([
    ['2026-02-01', 'month', 'February 2026', 'January'],
    ['2026-01-01', 'month', 'January 2026', 'December'],
    ['2026-01-01', 'quarter', 'Q1 2026', 'Q4'],
    ['2025-10-01', 'quarter', 'Q4 2025', 'Q3'],
  ] as const)('%s, a %s, is %s, and %s comes before it', (from, length, words, before) => {
    expect([periodWords({ from, length }), periodBefore({ from, length })]).toEqual([words, before]);
  });

  it('a terminal shows a message without its marks', () => {
    const lines = plainLines(buildWeeklyTrend({ ...WEEK, step: { kind: 'look', account: 'A & B <x>', points: 3 } }));
    expect(lines).toContain('12 of 340 accounts declined, 5 improved.');
    expect(lines).toContain('Look at A & B <x>: it fell 3 points.');
    expect(lines).toContain('Acme · 70 → 31 🔴 Red · Logins down 41% in 14 days.');
  });
});
