import type { Home } from '../../src/domain/home';
import { MONITORS, type Failures } from '../../src/domain/monitor';
import { buildHome } from '../../src/views/home/build-home';
import { lintView } from '../support/lint-blocks';
import { HOSTILE, NOW } from './cards';
import { buildSamplePortfolio } from './portfolio-sample';
import { listActionIds, textOf } from './reading';
import { buildExpansion, buildHomeSample, buildPod, buildRep, buildRow, buildWaiting, PERSON } from './samples';

const OPTIONS = { company: 'Our customers', command: '/health' };
const summary = buildSamplePortfolio().summary;
const FAILURES: Failures = {
  measuredSince: '2026-10-01',
  readAt: NOW,
  modes: MONITORS.map((monitor, index) => ({
    monitor,
    value: 0.2,
    threshold: 0.15,
    isBreached: index === 1,
    since: '2026-11-16',
    detail: {},
    mitigation: {},
    trend: [],
  })),
};
const lead = (role: Home['person']['role'], changes: Partial<Home> = {}) =>
  buildHomeSample({
    person: { ...PERSON, role },
    hasBook: false,
    week: null,
    expansion: [],
    portfolio: summary,
    ...(role === 'manager' ? { pods: [buildPod()] } : { allPods: [buildPod()], failures: FAILURES }),
    ...changes,
  });
const blocksOf = (home: Home) => buildHome(home, OPTIONS).blocks;
const wordsOf = (home: Home) => textOf(blocksOf(home));
const headersOf = (home: Home) =>
  blocksOf(home).flatMap((block) => ('text' in block && block.type === 'header' ? [textOf(block.text)] : []));

describe('Home of a manager', () => {
  it('R24: R33: shows how the pod answers, by rep, and where the rest is', () => {
    const words = wordsOf(lead('manager'));
    expect(words).toContain('Pod West');
    expect(words).toContain('Alert to acknowledge: p50 *3.3*, p90 *15* business hours (9 alerts)');
    expect(words).toContain('Actioned within 5 business days: *63%* (5 of 8)');
    expect(words).toContain('*Dana Reed*: 13 of 12 alerts this week');
    expect(words).toContain('`/health pod`');
  });

  it('R179: shows the cards of the portfolio, and where more of it is', () => {
    const words = wordsOf(lead('manager'));
    expect(words).toContain('At risk: €2.3M of ARR in 45 Red accounts, 9.2% of 487');
    expect(words).toContain('`/health portfolio`');
  });

  it('has the sections of a lead alone, and what waits only where something does', () => {
    expect(headersOf(lead('manager'))).toEqual(['Pod West', 'Portfolio', 'Red, by revenue at risk this quarter']);
    expect(headersOf(lead('manager', { waiting: [buildWaiting()], waitingTotal: 1 }))[0]).toBe('Waiting for you (1)');
  });

  it('R22: has a rep’s sections too where accounts are their own', () => {
    const home = lead('manager', { hasBook: true, expansion: [buildExpansion()], week: buildHomeSample().week });
    expect(headersOf(home)).toEqual(['Waiting for you', 'Red, by revenue at risk this quarter', 'Ready to expand', 'Pod West', 'Portfolio']); // prettier-ignore
    expect(wordsOf(home)).toContain('My week');
  });

  it('has a line for each of many pods, the worst first', () => {
    const pods = ['A', 'B', 'C', 'D', 'E', 'F'].map((pod, index) => buildPod({ pod, missed: index }));
    const words = wordsOf(lead('manager', { pods }));
    expect(words).toContain(
      '*F*: acknowledged 3.3/15 h · acted not yet · 63% in time · 6 open (3 over 7 days) · ⚠ 5 missed',
    );
    expect(words.indexOf('*F*')).toBeLessThan(words.indexOf('*B*'));
    expect(words).not.toContain('*A*');
    expect(words).toContain('and 1 more pod.');
  });
});

describe('Home of RevOps and executives', () => {
  it.each(['revops', 'exec'] as const)(
    'R24: of %s shows the whole, all pods in lines, and what can go wrong',
    (role) => {
      const red = [buildRow()];
      const allPods = [buildPod(), buildPod({ pod: 'East' })];
      expect(headersOf(lead(role, { red, allPods }))).toEqual(['Portfolio', 'Pods', 'Red, by revenue at risk this quarter', 'What can go wrong']); // prettier-ignore
      expect(wordsOf(lead(role, { red, allPods }))).toContain(
        '*Acme* · 🔴 Red 31 · $96K at risk\nLogins down 41% in 14 days. Action: ',
      );
    },
  );

  it('R29: lists every failure mode to RevOps, and to executives those over their limit', () => {
    expect(wordsOf(lead('revops'))).toContain('*Alert fatigue* · ✓ Within');
    expect(wordsOf(lead('exec'))).toContain('⚠ Over the limit: Data lag.');
    expect(wordsOf(lead('exec'))).not.toContain('*Alert fatigue*');
    const none = { ...FAILURES, modes: FAILURES.modes.map((mode) => ({ ...mode, isBreached: false })) };
    expect(wordsOf(lead('exec', { failures: none }))).toContain('✓ None of the four failure modes is over its limit.');
    expect(wordsOf(lead('exec', { failures: { ...none, measuredSince: null } }))).toContain('Not measured yet.');
  });

  it('offers no button to answer others’ alerts', () => {
    expect(listActionIds(blocksOf(lead('exec')))).not.toEqual(expect.arrayContaining(['alert.acknowledge']));
    expect(listActionIds(blocksOf(lead('exec')))).toEqual(expect.arrayContaining(['account.open', 'account.find']));
  });
});

describe('any Home at its largest', () => {
  it.each(['revops', 'manager'] as const)('of %s is taken by Slack: blocks, texts and bytes', (role) => {
    for (const name of [HOSTILE, '&'.repeat(300), '"\\'.repeat(200), '界 '.repeat(300)]) {
      const five = [0, 1, 2, 3, 4];
      const reps = Array.from({ length: 40 }, () => buildRep({ name, missed: 9 }));
      const away = Array.from({ length: 9 }, () => ({ name, until: NOW, timeZone: 'UTC', coverName: name, key: null }));
      const text = { name, reason: name, action: name };
      const home = lead(role, {
        hasBook: true,
        week: buildHomeSample().week,
        isFirstVisit: true,
        staleUsage: { asOf: NOW, limitHours: 48 },
        waiting: five.map((index) =>
          buildWaiting({ ...text, alertId: `w${index}`, nextStep: { text: name, on: '2026-12-04' } }),
        ),
        waitingTotal: 99,
        red: five.map((index) =>
          buildRow({
            ...text,
            accountId: `r${index}`,
            alert: { alertId: `r${index}`, status: 'open', snoozedUntil: null, isGrouped: false },
          }),
        ),
        expansion: five.map((index) => buildExpansion({ ...text, accountId: `e${index}` })),
        gaming: Array.from({ length: 9 }, () => ({
          email: name,
          name,
          detail: { isOverridden: 1, hugs: 1, isBeforeReview: 1 },
        })),
        pods: role === 'revops' ? [] : [0, 1].map(() => buildPod({ pod: name, reps, away, missed: 9 })),
        allPods: role === 'manager' ? [] : Array.from({ length: 40 }, () => buildPod({ pod: name, missed: 9 })),
        absence: { name, until: NOW, timeZone: 'UTC', coverName: name, byName: name },
        covering: five.map(() => ({ name, until: NOW, timeZone: 'No/Where', coverName: null })),
        withheld: five.map((index) => ({ accountId: `${index}`, name, since: NOW })),
        withheldTotal: 99,
      });
      const view = buildHome(home, { company: name, command: '/health' });
      expect(lintView(view)).toEqual([]);
      expect(view.blocks.length).toBeLessThanOrEqual(75);
      expect(Buffer.byteLength(JSON.stringify(view))).toBeLessThan(250_000);
    }
  });
});
