import fc from 'fast-check';
import { decideStory, endOfStory } from '../../src/alerts/decide-story';
import { compareGravity, findGravest, isGraver } from '../../src/alerts/gravity';
import { TIERS, TRIGGERS, type Tier, type TriggerId } from '../../src/domain/trigger';

const NOW = new Date('2026-03-10T12:00:00Z');
const at = (hours: number): Date => new Date(NOW.getTime() + hours * 3_600_000);
type Line = { trigger: TriggerId; tier: Tier; key: string; clearedAt: Date | null };
const line = (trigger: TriggerId, tier: Tier, clearedAt: Date | null = null): Line => ({
  trigger,
  tier,
  key: '',
  clearedAt,
});

const RED = line('turned_red', 'high');
const P1 = line('p1_opened', 'critical');
const DROP = line('usage_drop', 'high');
const SEATS = line('seats_unused', 'moderate');
const ended = (one: Line): Line => ({ ...one, clearedAt: NOW });

describe('an alert with one trigger', () => {
  it.each([
    // what holds, what fires, the story, what leads
    [DROP, P1, 'raised', 'p1_opened'],
    [DROP, SEATS, 'joined', 'usage_drop'],
    [SEATS, DROP, 'raised', 'usage_drop'],
    [DROP, RED, 'joined', 'turned_red'], // among equals turning red leads
    [RED, DROP, 'joined', 'turned_red'],
    [DROP, line('drop_rapid', 'high'), 'joined', 'usage_drop'], // among equals what led so far
    [P1, line('score_below', 'critical'), 'joined', 'p1_opened'],
    [line('renewal_90', 'renewal'), line('seats_full', 'expansion'), 'joined', 'renewal_90'],
    [line('seats_full', 'expansion'), line('renewal_90', 'renewal'), 'raised', 'renewal_90'],
  ] as const)('%o, joined by %o, is %s and named for %s', (held, fired, kind, head) => {
    const story = decideStory(held, { before: [held], after: [held, fired], fired: [fired] });
    expect([story.kind, story.head?.trigger]).toEqual([kind, head]);
  });
});

describe('an alert of which nothing holds', () => {
  it.each([
    ['critical', P1, 'raised'], // what is critical anew is told anew
    ['critical', DROP, 'joined'],
    ['high', DROP, 'joined'],
    ['moderate', DROP, 'raised'],
  ] as const)('of tier %s, joined by %o, is %s', (tier, fired, kind) => {
    const before = [ended(line('detractor', tier))];
    const change = { before, after: [...before, fired], fired: [fired] };
    expect(decideStory({ trigger: 'detractor', tier }, change).kind).toBe(kind);
  });
});

describe('an alert nothing joins', () => {
  it.each([
    ['whose only trigger ends', [DROP], [ended(DROP)], 'cleared', null],
    ['one of whose triggers ends', [P1, DROP], [ended(P1), DROP], 'changed', 'usage_drop'],
    ['one of whose triggers is back', [ended(P1), DROP], [P1, DROP], 'changed', 'p1_opened'],
    ['whose triggers still hold', [P1, DROP], [P1, DROP], 'unchanged', 'p1_opened'],
    ['whose triggers had all ended', [ended(DROP)], [ended(DROP)], 'unchanged', null],
    ['that never had any', [], [], 'unchanged', null],
  ] as const)('%s', (_, before, after, kind, head) => {
    const story = decideStory({ trigger: 'p1_opened', tier: 'critical' }, { before, after, fired: [] });
    expect([story.kind, story.head?.trigger ?? null]).toEqual([kind, head]);
  });
});

describe('the end of a story', () => {
  it.each([
    [[], null],
    [[DROP], null],
    [[ended(DROP), P1], null],
    [
      [
        { ...DROP, clearedAt: at(1) },
        { ...P1, clearedAt: at(3) },
        { ...SEATS, clearedAt: at(2) },
      ],
      at(3),
    ],
  ])('of %o is %o', (lines, end) => {
    expect(endOfStory(lines)).toEqual(end);
  });
});

describe('gravity', () => {
  const ranked = fc.record({
    trigger: fc.constantFrom(...TRIGGERS),
    tier: fc.constantFrom(...TIERS),
    key: fc.constantFrom('', 'a', 'b'),
  });

  it('X7: critical is graver than high, high than moderate; none than itself', () => {
    const order = TIERS.map((tier) => TIERS.filter((other) => isGraver(tier, other)).length);
    expect(order).toEqual([4, 3, 2, 1, 0]);
  });

  it('names the same one whatever the order', () => {
    fc.assert(
      fc.property(fc.uniqueArray(ranked, { selector: (one) => JSON.stringify(one) }), fc.nat(), (all, turn) => {
        const turned = [...all.slice(turn % (all.length + 1)), ...all.slice(0, turn % (all.length + 1))];
        expect(findGravest(turned)).toEqual(findGravest(all));
        const gravest = findGravest(all);
        for (const one of all) expect(gravest === null ? 1 : compareGravity(gravest, one)).toBeLessThanOrEqual(0);
      }),
    );
  });
});
