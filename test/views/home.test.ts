import { assert, array, constantFrom, oneof, option, property, record, string } from 'fast-check';
import { buildHome } from '../../src/views/home/build-home';
import { lintView } from '../support/lint-blocks';
import { HOSTILE, NOW } from './cards';
import { listActionIds, textOf } from './reading';
import { buildExpansion, buildHomeSample, buildRow, buildWaiting } from './samples';

const OPTIONS = { company: 'Our customers', command: '/health' };

describe('Home of a rep', () => {
  it('R22: shows red accounts and accounts ready to expand, each with number, reason and action', () => {
    const words = textOf(buildHome(buildHomeSample(), OPTIONS).blocks);
    expect(words).toContain('*Acme* · 🔴 Red 31 · $96K at risk');
    expect(words).toContain(
      'Logins down 41% in 14 days. Action: book a 30-min usage review with their admin by Fri 27 Nov.',
    );
    expect(words).toContain(
      '*Orbit* · score 91 · €80K ARR\n' +
        'Seats 94% used. Action: show their admin the seats in use by Fri 27 Nov and offer the next package.',
    );
  });

  it.each([
    [96_000, 240_000, '$96K at risk'],
    [0, 240_000, '$240K ARR'],
    [null, 240_000, '$240K ARR'],
    [null, null, 'ARR not known'],
  ])('with %j at risk this quarter and %j of ARR says "%s", never "$0 at risk"', (revenueAtRisk, arr, stake) => {
    const home = buildHome(buildHomeSample({ red: [buildRow({ revenueAtRisk, arr })] }), OPTIONS);
    expect(textOf(home.blocks)).toContain(`Red 31 · ${stake}`);
  });

  it('R3: gives one reason to expand, though there are several, and one action', () => {
    const expansion = [buildExpansion({ reason: 'Seats 94% used; API 90% used' })];
    const words = textOf(buildHome(buildHomeSample({ red: [], expansion }), OPTIONS).blocks);
    expect(words.match(/Seats 94% used\. Action: /g)).toHaveLength(1);
    expect(words).not.toContain('API');
  });

  it('ends what it had to cut with one ellipsis', () => {
    const reason = 'one two three four five six seven eight nine ten eleven; twelve thirteen';
    const home = buildHome(buildHomeSample({ red: [buildRow({ reason })] }), OPTIONS);
    expect(textOf(home.blocks)).toContain('ten eleven; twelve… Action:');
  });

  it('puts what waits for the viewer above everything else and offers its buttons only there', () => {
    const home = buildHome(buildHomeSample({ waiting: [buildWaiting()], waitingTotal: 3, expansion: [] }), OPTIONS);
    const words = textOf(home.blocks);
    expect(words.indexOf('Waiting for you (3)')).toBeLessThan(words.indexOf('Red, by revenue'));
    expect(words).toContain('and 2 more alerts');
    expect(listActionIds(home.blocks).filter((id) => id === 'alert.acknowledge')).toHaveLength(1);
    expect(words.match(/Action: /g)).toHaveLength(1); // one reason and one action for one account
  });

  it('R25: acts in place: an alert has its own buttons, every other account can have its contact logged', () => {
    const rowOf = (row: object) => listActionIds(buildHome(buildHomeSample({ red: [], expansion: [], ...row }), OPTIONS).blocks); // prettier-ignore
    expect(rowOf({ red: [buildRow()] })).toEqual(expect.arrayContaining(['account.open', 'alert.acknowledge', 'alert.snooze', 'alert.log_action'])); // prettier-ignore
    expect(rowOf({ red: [buildRow({ alert: null })] })).toEqual(expect.arrayContaining(['account.open', 'account.log_action'])); // prettier-ignore
    expect(rowOf({ expansion: [buildExpansion()] })).toEqual(expect.arrayContaining(['account.open', 'account.log_action'])); // prettier-ignore
  });

  it('R158: says how grave each alert that waits is', () => {
    const home = buildHome(
      buildHomeSample({ waiting: [buildWaiting({ tier: 'critical' })], waitingTotal: 1 }),
      OPTIONS,
    );
    expect(textOf(home.blocks)).toContain('*Acme* · Critical · score 31 · open since');
  });

  it('R173: puts the next step in the place of the advice', () => {
    const waiting = [buildWaiting({ nextStep: { text: 'call again', on: '2026-12-04' } })];
    const words = textOf(buildHome(buildHomeSample({ waiting, waitingTotal: 1 }), OPTIONS).blocks);
    expect(words).toContain('Logins down 41% in 14 days. Next: call again, Fri 4 Dec.');
  });

  it('offers to say that one is away, or that one is back', () => {
    const away = { name: 'Dana', until: new Date('2026-12-03T05:00:00Z'), timeZone: 'America/New_York' };
    const there = buildHome(buildHomeSample(), OPTIONS).blocks;
    const gone = buildHome(buildHomeSample({ absence: { ...away, coverName: null, byName: null } }), OPTIONS).blocks;
    expect(listActionIds(there)).toContain('person.go_away');
    expect(listActionIds(gone)).not.toContain('person.go_away');
    expect(listActionIds(gone)).toContain('person.come_back');
    expect(textOf(gone)).toContain('*You are away until Thu 3 Dec.* New alerts go to whoever the rules name next.');
  });

  it.each([
    [{}, '*4 of 12* alerts used · *5.3* business hours to act (median of 9 in 28 days) · *7 of 9* predictions right'],
    [
      { toAction: { p50Hours: null, p90Hours: null, count: 0 } },
      '*4 of 12* alerts used · no action logged in 28 days · ',
    ],
    [{ hits: { right: 0, wrong: 0 } }, ' · no prediction graded yet'],
  ])('R32: R24: R4: says how the own week goes, %#', (changes, expected) => {
    const { week } = buildHomeSample();
    if (week === null) throw new Error('the sample has a week');
    const words = textOf(buildHome(buildHomeSample({ week: { ...week, ...changes } }), OPTIONS).blocks);
    expect(words).toContain(expected);
    expect(words.indexOf('My week')).toBeGreaterThan(words.indexOf('Ready to expand'));
  });

  it('R31: ends with the freshness of the data', () => {
    const stale = { stream: 'usage_daily', source: 'csv', asOf: null, limitHours: 48, isStale: true } as const;
    const words = textOf(buildHome(buildHomeSample({ freshness: [stale] }), OPTIONS).blocks);
    expect(words.trim().split('\n').at(-1)).toContain('Stale: Usage (csv).');
  });

  it('counts an account without a score as unknown, never as green', () => {
    const words = textOf(buildHome(buildHomeSample({ unscored: 7 }), OPTIONS).blocks);
    expect(words).toContain('🟢 12 Green · ⚪ 7 Unknown');
  });
});

describe('any Home', () => {
  // as binary as it comes, and as many words as a playbook's author may write
  const words = array(constantFrom('usage', 'their', '41%', 'by Friday', '&<>', 'sponsor'), { maxLength: 60 }).map(
    (all) => all.join(' '),
  );
  const text = oneof(string({ unit: 'binary', maxLength: 600 }), words);
  const rows = array(
    record({
      name: text,
      reason: option(text),
      action: option(text),
      currency: option(constantFrom('USD', 'XXXX', 'eur')),
    }),
    { maxLength: 5 },
  );

  it('R1: R3: has no row of more than 40 words, and Slack takes it', () => {
    assert(
      property(rows, rows, (red, waiting) => {
        const home = buildHome(
          buildHomeSample({
            red: red.map((row, index) =>
              buildRow({
                ...row,
                accountId: `acme${index}`,
                staleSince: index % 2 === 0 ? NOW : null,
                alert:
                  row.action === null
                    ? null
                    : { alertId: `r${index}`, status: 'open', snoozedUntil: null, isGrouped: false },
              }),
            ),
            waiting: waiting.map(({ name, action }, index) => {
              const nextStep = action === null ? null : { text: action, on: '2026-12-04' };
              const missedAt = index % 2 === 0 ? NOW : null;
              return buildWaiting({ missedAt, name, reason: name, action: name, nextStep, alertId: `w${index}` });
            }),
            absence: { name: HOSTILE, until: NOW, timeZone: 'UTC', coverName: HOSTILE, byName: HOSTILE },
            covering: waiting.map(({ name }) => ({ name, until: NOW, timeZone: 'No/Where', coverName: null })),
            expansion: red.map(({ name, reason, action }, index) =>
              buildExpansion({ accountId: `orbit${index}`, name, reason, action }),
            ),
            isFirstVisit: true,
          }),
          { company: HOSTILE, command: '/health' },
        );
        expect(lintView(home)).toEqual([]);
        for (const block of home.blocks) expect(wordsOfRow(block)).toBeLessThanOrEqual(40);
      }),
    );
  });
});

/** Rows are the sections with a Details button; a date counts as the words it is drawn as. */
function wordsOfRow(block: unknown): number {
  if (!JSON.stringify(block).includes('account.open')) return 0;
  const text = textOf([block])
    .split('\n')
    .filter((line) => line !== 'Details')
    .join(' ');
  return text
    .replace(/<!date[^>]*>/g, 'day month time')
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}
