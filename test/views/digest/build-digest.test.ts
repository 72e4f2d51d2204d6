import type { Digest, DigestAccount, DigestAlert, DigestContent } from '../../../src/domain/digest';
import { buildDigest } from '../../../src/views/digest/build-digest';
import { findDigestId } from '../../../src/views/ids';
import { lintMessage } from '../../support/lint-blocks';
import { HOSTILE } from '../cards';

const DIGEST_ID = '0190a4f2-9999-4222-8333-000000000000';
const idOf = (index: number): string => `0190a4f2-1111-4222-8333-${String(index).padStart(12, '0')}`;
const LONG = 'Logins down 41% in 14 days while four urgent tickets wait for an answer since the last release';

const alertOf = (index: number, changes: Partial<DigestAlert> = {}): DigestAlert => ({
  alertId: idOf(index),
  accountId: `account-${index}`,
  name: `Account number ${index}`,
  tier: 'high',
  status: 'open',
  band: 'red',
  score: 31,
  arr: 240_000,
  currency: 'EUR',
  revenueAtRisk: 120_000,
  reason: 'Logins down 41% in 14 days',
  action: 'book a 30-min usage review with their admin this week',
  actionDueOn: '2026-11-27',
  isDeferred: false,
  nextStep: 'Send the plan for the second quarter',
  nextStepOn: '2026-11-23',
  ...changes,
});
const accountOf = (index: number, changes: Partial<DigestAccount> = {}): DigestAccount => {
  const { accountId, name, score, band, arr, currency, revenueAtRisk, reason, action, actionDueOn } = alertOf(index);
  const own = { accountId, name, score, band, arr, currency, revenueAtRisk, reason, action, actionDueOn };
  return { ...own, alertId: null, ...changes };
};
const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, index) => from + index);
const idsOf = (from: number, to: number) => ({ rows: range(from, to).map(idOf), total: to - from });
const none = { rows: [], total: 0 };

const build = (content: Partial<DigestContent>, changes: Partial<DigestAlert> = {}, count = 40) => {
  const alerts = new Map(range(0, count).map((index) => [idOf(index), alertOf(index, changes)]));
  const kind: Digest['kind'] = content.monday === undefined || content.monday === null ? 'daily' : 'monday';
  const full = { alerts: none, steps: none, monday: null, ...content };
  return buildDigest({ digestId: DIGEST_ID, kind, period: '2026-11-23', content: full, alerts });
};
const MONDAY = {
  red: range(10, 15).map((index) => accountOf(index, { alertId: idOf(index) })),
  expansion: range(20, 25).map((index) => accountOf(index, { band: 'green', score: 88 })),
  low: idsOf(30, 32),
  brief: none,
  again: idsOf(33, 34),
  deferred: { rows: [{ name: 'Acme', revenueAtRisk: 40_000, currency: 'EUR' }], total: 7 },
};
const fullWeek = (changes: Partial<DigestAlert> = {}) =>
  build({ alerts: idsOf(0, 3), steps: idsOf(5, 7), monday: MONDAY }, changes);
const shown = (message: { blocks: unknown }) => JSON.stringify(message.blocks);

describe('a daily digest', () => {
  it('R3: says per row one number, one reason and one action, and gives the alert’s buttons', () => {
    const { blocks } = build({ alerts: idsOf(0, 1) });
    expect(blocks).toMatchObject([
      { type: 'header', text: { text: 'Your day, Mon 23 Nov' } },
      { type: 'context', elements: [{ text: '*New for you*' }] },
      {
        text: {
          text:
            '*Account number 0* · 🔴 Red 31 · €120K at risk · High\nLogins down 41% in 14 days. ' +
            'Action: book a 30-min usage review with their admin by Fri 27 Nov.',
        },
      },
      { type: 'actions' },
    ]);
    expect(blocks).toHaveLength(4);
  });

  it('R32: marks what went over the week’s budget, and counts what did not fit', () => {
    const message = build({ alerts: { rows: [idOf(0)], total: 8 } }, { isDeferred: true });
    expect(shown(message)).toContain('over the week’s budget');
    expect(shown(message)).toContain('and 7 more on Home');
    expect(message.text).toMatch(/^Your day, Mon 23 Nov: 8 new alerts\. Account number 0 · /);
  });

  it('says which next step falls due', () => {
    expect(shown(build({ steps: idsOf(0, 1) }, { status: 'acknowledged' }))).toContain(
      'due Mon 23 Nov\\nNext step: Send the plan for the second quarter.',
    );
  });

  it('leaves out an alert that is gone', () => {
    expect(shown(build({ alerts: idsOf(0, 2) }, {}, 1))).not.toContain('number 1');
  });

  it.each([
    ['open', 'Acknowledge', true],
    ['acknowledged', 'Log action', false],
    ['snoozed', 'Log action', false],
  ] as const)('offers, for an alert that is %s, %s; to acknowledge: %s', (status, label, isOpen) => {
    const text = shown(build({ alerts: idsOf(0, 1) }, { status }));
    expect(text).toContain(label);
    expect(text.includes('"Acknowledge"')).toBe(isOpen);
    expect(text.includes(`_${status}_`)).toBe(!isOpen);
  });

  it('offers nothing for one that is resolved', () => {
    expect(shown(build({ alerts: idsOf(0, 1) }, { status: 'resolved' }))).not.toContain('button');
  });
});

describe('a Monday digest', () => {
  it('R14: R15: has five red by revenue at risk and five ready to expand', () => {
    const text = shown(fullWeek());
    expect(text).toContain('Red, by revenue at risk this quarter');
    for (const index of [...range(10, 15), ...range(20, 25)]) expect(text).toContain(`*Account number ${index}*`);
    expect(text).toContain('7 alerts told in digests instead of the channel last week: Acme €40K, and 6 more');
  });

  it('shows an account once: a red one whose alert stands above points there', () => {
    const red = [accountOf(0, { alertId: idOf(0) })];
    const text = shown(build({ alerts: idsOf(0, 1), monday: { ...MONDAY, red, low: none, again: none } }));
    expect(text).toContain('See above.');
    expect(text.match(/Logins down 41%/g)).toHaveLength(1 + MONDAY.expansion.length);
  });
});

describe('any digest', () => {
  it.each([
    ['a daily one at its fullest', () => build({ alerts: idsOf(0, 5), steps: idsOf(5, 10) })],
    ['a Monday at its fullest', () => fullWeek()],
    ['one of long words', () => fullWeek({ reason: LONG, action: LONG, nextStep: LONG })],
    ['one of hostile names', () => fullWeek({ name: HOSTILE.repeat(20), reason: HOSTILE.repeat(20) })],
    ['one of names of signs that escape to five', () => fullWeek({ name: '&'.repeat(200), reason: '& '.repeat(200) })],
    ['an empty one', () => build({})],
  ])('is what Slack takes: %s', (_what, make) => {
    expect(lintMessage(make())).toEqual([]);
  });

  it('pings nobody, whatever accounts are called', () => {
    const message = fullWeek({ name: HOSTILE, reason: HOSTILE, nextStep: HOSTILE });
    const texts = shown(message).match(/"type":"mrkdwn","text":"(?:[^"\\]|\\.)*"/g) ?? [];
    expect(texts.length).toBeGreaterThan(20);
    expect([message.text, ...texts].join()).not.toContain('<!channel>');
  });

  it('has a button in every row that can be acted on, and every one says which digest it stands in', () => {
    const rows = fullWeek().blocks.filter((block) => block.type === 'actions' || 'accessory' in block);
    expect(rows).toHaveLength(3 + 2 + 2 + 1 + 5 + 5);
    const ids = rows.flatMap(({ block_id: id }) => (id === undefined ? [] : [findDigestId(id)]));
    expect(ids).toEqual(Array.from({ length: 13 }, () => DIGEST_ID));
  });

  it('gives the first rows all their buttons', () => {
    const kinds = fullWeek().blocks.map(({ type }) => type);
    expect(kinds.slice(0, 4)).toEqual(['header', 'context', 'section', 'actions']);
  });

  it('lists the small ones that have no row of their own a line each, in a message Slack takes', () => {
    const name = `${'&'.repeat(20)} and a name as long as names are`;
    const brief = { rows: range(0, 16).map(idOf), total: 18 };
    const message = build(
      { alerts: idsOf(17, 20), monday: { ...MONDAY, brief } },
      { name, reason: `Renewal in 60 days ${'<'.repeat(20)}`, tier: 'renewal' },
    );
    expect(lintMessage(message)).toEqual([]);
    expect(shown(message).match(/• /g)).toHaveLength(16);
    expect(shown(message)).toContain('and 2 more on Home');
  });
});
