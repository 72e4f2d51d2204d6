import fc from 'fast-check';
import { BANDS } from '../../../src/domain/band';
import { ACCOUNT_FLAGS, type ListRow } from '../../../src/domain/list';
import { TIERS } from '../../../src/domain/trigger';
import { buildList } from '../../../src/views/list/build-list';
import { buildListRow, countWords } from '../../../src/views/list/rows';
import { lintMessage } from '../../support/lint-blocks';
import { HOSTILE } from '../cards';
import { listActionIds, textOf } from '../reading';
import { buildRow, buildSample } from './samples';

const wordsOf = (...args: Parameters<typeof buildSample>) => textOf(buildList(buildSample(...args)).blocks);
const rowText = (over: Partial<ListRow> = {}) => textOf([buildListRow(buildRow(over))]).split('\nDetails')[0] ?? '';

describe('a row', () => {
  it('R184: shows name, score, change, status, ARR, renewal, last contact and alerts', () => {
    expect(rowText()).toContain(
      '*Acme* · 🔴 Red 31 · ▼ down 9 · $240K ARR · renews 31 Mar 2027 · contact <!date^1795424400^{date_short_pretty}|2026-11-23> · 1 alert, high',
    );
  });

  it('R3: then what it asks for, why, and what to do by when', () => {
    expect(rowText()).toContain('*Call today.* Logins down 41% in 14 days. Action: ');
  });

  it('R172: says the flag in words beside its sign, which is another than the band’s', () => {
    const shown = ACCOUNT_FLAGS.map((flag) =>
      rowText({ flag, band: 'green' }).replace(/.*\n(.) \*([^*]+)\*[^]*/u, '$1 $2'),
    );
    expect(shown).toEqual([
      '🟥 Call today.',
      '🟨 Schedule this week.',
      '🟨 Schedule this quarter.',
      '🟦 Talk expansion.',
      '🟩 Standard cadence.',
      '⬜ Too little data.',
    ]);
  });

  it.each([
    [0, '→ steady'],
    [4, '▲ up 4'],
    [-4, '▼ down 4'],
    [null, 'change not known'],
  ])('a change of %s points is an arrow and a word: %s', (change30, words) => {
    expect(rowText({ change30 })).toContain(words);
  });

  it('says what is not known, and no number in its place', () => {
    const row = rowText({ score: null, band: 'unknown', arr: null, renewalOn: null, lastTouchAt: null });
    expect(row).toContain('Unknown, no score · ▼ down 9 · ARR not known · renewal not known · no contact known');
  });

  it('says how far usage fell of who is there for that alone', () => {
    expect(rowText({ group: 'disengaged', reason: null, action: null })).toContain('Usage down 41% in 30 days.');
  });

  it.each([
    [{ alert: null, alerts: 0 }, '0 alerts'],
    [{ alert: { tier: 'critical', isSnoozed: false }, alerts: 1 }, '1 alert, critical'],
    [{ alert: { tier: 'moderate', isSnoozed: false }, alerts: 3 }, '3 alerts, moderate'],
    [{ alert: { tier: 'critical', isSnoozed: true }, alerts: 1 }, '1 alert, snoozed'],
  ] as const)('R158: says how grave the alert is, or that it was put off: %j', (over, words) => {
    expect(rowText(over).split('\n')[0]).toMatch(new RegExp(`· ${words}$`));
  });

  const quiet = { reason: null, action: null, actionDueOn: null } as const;
  it.each([
    [{ flag: 'standard_cadence', attention: 'quarterly', score: 84 }, '*Standard cadence.* Score 84, nothing pressing: quarterly review.'],
    [{ flag: 'standard_cadence', attention: 'automated', score: 84 }, '*Standard cadence.* Score 84, nothing pressing: automated check-ins.'],
    [{ flag: 'not_known', attention: 'quarterly', score: null }, '*Too little data.* No score yet: quarterly review.'],
    [{ flag: 'call_today', attention: 'weekly', score: 20 }, '*Call today.* Score 20, no single cause.'],
    [{ flag: 'schedule_this_quarter', attention: 'quarterly', score: 60 }, '*Schedule this quarter.* Score 60, no single cause.'],
  ] as const)('R3, X24: without a reason says its number and when it is looked at: %j', (over, words) => {
    expect(rowText({ ...quiet, ...over }).split('\n')[1]?.slice(2).trim()).toBe(words);
  }); // prettier-ignore

  const anyText = fc.oneof(
    fc.string({ maxLength: 300 }),
    fc
      .array(fc.constantFrom('call', 'Mr', 'this week', 'by Monday', '<!here>', '&', '41%'), { maxLength: 60 })
      .map((words) => words.join(' ')),
  );
  const anyRow: fc.Arbitrary<ListRow> = fc.record({
    accountId: fc.string({ minLength: 1, maxLength: 200 }),
    name: anyText,
    band: fc.constantFrom(...BANDS),
    score: fc.option(fc.integer({ min: 0, max: 100 })),
    change30: fc.option(fc.integer({ min: -100, max: 100 })),
    trend: fc.constant('stable' as const),
    arr: fc.option(fc.double({ min: 0, max: 1e9, noNaN: true })),
    currency: fc.option(fc.constantFrom('USD', 'EUR', '<!channel>')),
    renewalOn: fc.option(fc.constantFrom('2026-11-23', '2027-12-31')),
    lastTouchAt: fc.option(fc.constant(new Date('2026-11-23T09:00:00Z'))),
    alert: fc.option(fc.record({ tier: fc.constantFrom(...TIERS), isSnoozed: fc.boolean() })),
    alerts: fc.integer({ min: 0, max: 30 }),
    usageChange30: fc.option(fc.double({ min: -1, max: 5, noNaN: true })),
    group: fc.constantFrom('alerts' as const, 'disengaged' as const, null),
    flag: fc.constantFrom(...ACCOUNT_FLAGS),
    reason: fc.option(anyText),
    action: fc.option(anyText),
    actionDueOn: fc.option(fc.constant('2026-11-27')),
    attention: fc.constantFrom('this_week' as const, 'quarterly' as const, 'every_two_weeks' as const),
  });

  it('R1: has at most 40 words, and Slack takes it, whatever the account is called', () => {
    fc.assert(
      fc.property(anyRow, (row) => {
        const message = { text: 'One account.', blocks: [buildListRow(row)] };
        expect(
          countWords(message.blocks[0]?.type === 'section' ? (message.blocks[0].text?.text ?? '') : ''),
        ).toBeLessThanOrEqual(40);
        expect(lintMessage(message)).toEqual([]);
      }),
    );
  });
});

describe('a page', () => {
  it('says how few of how many it is, and who comes first', () => {
    const { text } = buildList(buildSample({ total: 7 }));
    expect(text).toBe('Review order: 7 of 87 accounts. First: Acme, Red 31, call today.');
  });

  it('R178: counts the three kinds', () => {
    expect(wordsOf()).toContain(
      'Of 87 accounts · at risk (score under 60): *9* · stable: *70* · ready to expand: *5* · not known: *3*',
    );
  });

  it('R170: names each group once, where it begins', () => {
    const groups = ['alerts', 'alerts', 'renewal', 'at_risk', 'expansion', 'disengaged'] as const;
    const rows = groups.map((group) => buildRow({ group }));
    const found = wordsOf({ rows, total: 6 }).match(
      /\*(Open alerts|Renewal within.*|At risk: .*|Ready to expand|Recently.*)\*/gu,
    );
    expect(found).toEqual([
      '*Open alerts*',
      '*Renewal within 90 days*',
      '*At risk: score under 60*',
      '*Ready to expand*',
      '*Recently disengaged: usage down more than 30%*',
    ]);
  });

  it('names no groups where another order tears them apart', () => {
    const state = { list: 'review', sort: 'highest_arr', page: 1 } as const;
    expect(wordsOf({ state, rows: [buildRow({ group: 'alerts' })] })).not.toContain('*Open alerts*');
  });

  it.each([
    [1, ['list.next'], '1–8'],
    [2, ['list.previous', 'list.next'], '9–16'],
    [3, ['list.previous'], '17–20'],
  ])('page %d of 20 accounts offers %j and says which it shows', (page, buttons, shown) => {
    const message = buildList(buildSample({ total: 20, state: { list: 'all', sort: 'recommended', page } }));
    expect(listActionIds(message.blocks).filter((id) => /previous|next/.test(id))).toEqual(buttons);
    expect(textOf(message.blocks)).toContain(`20 of 87 accounts, ${shown} shown`);
  });

  it('says what the limits are that an administrator chose', () => {
    const limits = { ...buildSample().limits, needs_attention: { usage_drop: 0.4 } };
    const state = { list: 'needs_attention', sort: 'recommended', page: 1 } as const;
    expect(wordsOf({ state, limits })).toContain('usage down more than 40% in 30 days');
  });

  it('R30: holds expansion back while usage is over its limit', () => {
    expect(wordsOf({ isUsageStale: true })).toContain('ready to expand: held back');
  });

  it.each([
    ['rates', 'currency rates of barometer.yaml'],
    ['as_they_stand', 'has no rates'],
  ] as const)('says how amounts of several currencies compare: %s', (arrRule, words) => {
    const state = { list: 'all', sort: 'highest_arr', page: 1 } as const;
    expect(wordsOf({ state, arrRule })).toContain(words);
    expect(wordsOf({ state: { ...state, sort: 'lowest_score' }, arrRule })).not.toContain(words);
  });

  it.each([
    ['nobody’s', { accounts: 0 }, 'No accounts are yours yet.'],
    ['the review order', {}, 'Nothing needs a review today.'],
    [
      'a filter',
      { state: { list: 'priority', sort: 'recommended', page: 1 } },
      'No account of yours is on this list now.',
    ],
  ] as const)('empty, of %s, says what that means', (_whose, over, sentence) => {
    const message = buildList(buildSample({ rows: [], total: 0, ...over }));
    expect(textOf(message.blocks)).toContain(sentence);
    expect(lintMessage(message)).toEqual([]);
  });

  it('is taken by Slack at its fullest, with hostile names everywhere', () => {
    const long = `${HOSTILE} `.repeat(20);
    const own = Array.from({ length: 12 }, (_, index) => ({
      filterId: `0190a4f2-1111-4222-8333-4444555566${String(index).padStart(2, '0')}`,
      name: long.slice(0, 40),
    }));
    const rows = Array.from({ length: 8 }, (_, index) =>
      buildRow({
        accountId: `${index}`.repeat(60),
        name: long,
        reason: long,
        action: long,
        group: index % 2 === 0 ? 'alerts' : 'renewal',
      }),
    );
    const state = { list: `own:${own[0]?.filterId}`, sort: 'recommended', page: 12_345 } as const;
    const message = buildList(buildSample({ rows, own, state, total: 100_000, conditions: { scoreBelow: 70 } }), long);
    expect(lintMessage(message)).toEqual([]);
  });
});
