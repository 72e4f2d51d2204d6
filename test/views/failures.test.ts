import { MONITORS, type Failures } from '../../src/domain/monitor';
import { buildFailures, describeGaming } from '../../src/views/failures';
import { buildHome } from '../../src/views/home/build-home';
import { buildMonitorNote } from '../../src/views/monitor-note';
import { lintMessage, lintView } from '../support/lint-blocks';
import { HOSTILE, NOW } from './cards';
import { textOf } from './reading';
import { buildHomeSample, buildRow, PERSON } from './samples';

const DETAIL = {
  yellowAccounts: 12,
  yellowOverridden: 3,
  isOverridden: 1,
  accounts: 40,
  nearEdge: 9,
  hugs: 1,
  madeBeforeReview: 3,
  isBeforeReview: 1,
};
const FAILURES: Failures = {
  measuredSince: '2026-10-01',
  readAt: NOW,
  modes: MONITORS.map((monitor, index) => ({
    monitor,
    value: [0.2, 40, 13, 0.25][index] ?? null,
    threshold: [0.15, 36, 12, 0.3][index] ?? 0,
    isBreached: true,
    since: '2026-11-16',
    detail: {},
    mitigation: { withheld: 3, deferred: 4, nameless: 0, reminded: 2, judgements: 5 },
    trend: [null, 0.1, 0.2, 0.3, 0.2, 0.1, 0.2, 0.2],
  })),
};

describe('the failure modes', () => {
  it('R27, R29, R32, R33: each stands with its value, limit, since when, and what is in force', () => {
    const message = buildFailures(FAILURES);
    expect(lintMessage(message)).toEqual([]);
    expect(message.text).toBe('Over the limit: score gaming, data lag, alert fatigue, role confusion.');
    const text = textOf(message.blocks);
    expect(text).toContain('*Score gaming* · ⚠ Over the limit since Mon 16 Nov');
    expect(text).toContain('20% of yellow accounts carry a judgement of the last 30 days; over 15% is looked at');
    expect(text).toContain(
      'Usage is 40 h old (median); over 36 h for two weeks is too old. In force: changes that rest on old data are withheld: 3 accounts now.',
    );
    expect(text).toContain(
      'The most alerts anyone was told this week: 13; more than 12 is too many. In force: what exceeds the budget goes to the digest: 4 alerts in 7 days.',
    );
    expect(text).toContain('25% of red alerts had an action within 5 business days; under 30% is too few');
  });

  it('says when nothing was measured yet', () => {
    const message = buildFailures({ ...FAILURES, measuredSince: null, modes: [] });
    expect(lintMessage(message)).toEqual([]);
    expect(textOf(message.blocks)).toContain('Not measured yet');
  });

  it('stands on RevOps’ Home, with signs about people where there are any, names escaped', () => {
    const notice = { email: 'a@example.test', name: HOSTILE, detail: DETAIL };
    const person = { ...PERSON, role: 'revops' } as const;
    const home = buildHome(buildHomeSample({ person, failures: FAILURES, gaming: [notice] }), {
      company: 'Us',
      command: '/health',
    });
    expect(lintView(home)).toEqual([]);
    expect(textOf(home.blocks)).toContain('What can go wrong');
    expect(textOf(home.blocks)).toContain(
      '*&lt;!channel&gt; &amp; &lt;b&gt;*: 3 of 12 yellow accounts carry a judgement',
    );
    expect(describeGaming(notice)).toContain('9 of 40 scores stand just above a colour’s edge');
  });

  it('R30: a change that waits for fresh data is said on Home, with since when', () => {
    const withheld = [{ accountId: 'acme', name: HOSTILE, since: NOW }];
    const home = buildHome(buildHomeSample({ withheld, withheldTotal: 3 }), { company: 'Us', command: '/health' });
    expect(textOf(home.blocks)).toMatch(
      /Changes of colour waiting for fresh data since .*: &lt;!channel&gt; &amp; &lt;b&gt;, and 2 more\./,
    );
  });

  it('R30: Home marks a reason that rests on old data, and pitches nothing on it', () => {
    const red = [buildRow({ staleSince: new Date('2026-11-19T00:00:00Z') })];
    const home = buildHome(buildHomeSample({ red, expansion: null }), { company: 'Us', command: '/health' });
    expect(lintView(home)).toEqual([]);
    expect(textOf(home.blocks)).toContain('⚠ data of Thu 19 Nov');
    expect(textOf(home.blocks)).toContain('Held back: usage data is over its limit');
  });

  it.each(MONITORS)('%s: an episode is told in one message Slack takes', (monitor) => {
    const message = buildMonitorNote({ monitor, since: '2026-11-16', value: 0.2, threshold: 12 }, '/health');
    expect(lintMessage(message)).toEqual([]);
    expect(message.text).toContain('`/health failures`');
  });
});
