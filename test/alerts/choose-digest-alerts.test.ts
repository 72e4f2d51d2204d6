import { chooseDigestAlerts } from '../../src/alerts/choose-digest-alerts';
import type { DigestCandidate } from '../../src/domain/digest';

const at = (iso: string): Date => new Date(`${iso}:00Z`);
const DUE = at('2026-03-10T06:00');
const BEFORE = at('2026-03-09T12:00');
const candidate = (changes: Partial<DigestCandidate> = {}): DigestCandidate => ({
  alertId: 'one',
  tier: 'high',
  route: 'digest',
  status: 'open',
  openedAt: BEFORE,
  tierSince: BEFORE,
  listedAt: null,
  remindedAt: null,
  revenueAtRisk: 100,
  currency: 'EUR',
  ...changes,
});
const choose = (kind: 'daily' | 'monday', ...candidates: DigestCandidate[]) =>
  chooseDigestAlerts(candidates, { kind, dueAt: DUE }, ({ revenueAtRisk }) => revenueAtRisk);
const listsOf = (kind: 'daily' | 'monday', changes: Partial<DigestCandidate>) =>
  Object.entries(choose(kind, candidate(changes))).flatMap(([list, ids]) => (ids.length > 0 ? [list] : []));

describe('the alerts of a digest', () => {
  it.each([
    [{ tier: 'high' }, ['alerts'], ['alerts']],
    [{ tier: 'high', status: 'acknowledged' }, ['alerts'], ['alerts']],
    [{ tier: 'high', route: 'deferred' }, ['alerts'], ['alerts']],
    [{ tier: 'moderate', route: 'deferred' }, ['alerts'], ['alerts']],
    [{ tier: 'moderate' }, [], ['low']],
    [{ tier: 'renewal' }, [], ['low']],
    [{ tier: 'expansion' }, [], ['low']],
    [{ tier: 'high', route: 'channel' }, [], []], // told there
    [{ tier: 'high', route: 'unposted' }, [], []], // R39: outside the pilot
    [{ tier: 'high', route: 'grouped' }, [], []],
    [{ tier: 'high', status: 'snoozed' }, [], []],
    [{ tier: 'high', status: 'resolved' }, [], []],
  ] as const)('X16: of %o are told in a daily one as %o, in Monday’s as %o', (changes, daily, monday) => {
    expect(listsOf('daily', changes)).toEqual(daily);
    expect(listsOf('monday', changes)).toEqual(monday);
  });

  it.each([
    ['exactly at seven', { openedAt: DUE, tierSince: DUE }, ['alerts']],
    ['after seven: tomorrow’s', { openedAt: at('2026-03-10T06:01'), tierSince: at('2026-03-10T06:01') }, []],
    ['listed already', { listedAt: at('2026-03-09T18:00') }, []],
    ['raised since it was listed', { listedAt: at('2026-03-09T11:00') }, ['alerts']],
    ['raised after seven', { listedAt: at('2026-03-09T06:00'), tierSince: at('2026-03-10T08:00') }, []],
  ] as const)('X26: known %s', (_what, changes, lists) => {
    expect(listsOf('daily', changes)).toEqual(lists);
  });

  it.each([
    ['listed a week ago', { listedAt: at('2026-03-09T18:00') }, ['again']],
    ['acknowledged since', { listedAt: at('2026-03-09T18:00'), status: 'acknowledged' }, []],
    ['repeated once already', { listedAt: at('2026-03-09T18:00'), remindedAt: at('2026-03-09T19:00') }, []],
    ['of the high ones', { listedAt: at('2026-03-09T18:00'), tier: 'high' }, []],
  ] as const)('R162: a small one is repeated once on a Monday, %s', (_what, changes, lists) => {
    expect(listsOf('monday', { tier: 'moderate', ...changes })).toEqual(lists);
  });

  it('R14: R32: come by revenue at risk, unknown amounts last, the oldest first among equals', () => {
    const alerts = [
      candidate({ alertId: 'unknown', revenueAtRisk: null }),
      candidate({ alertId: 'small', revenueAtRisk: 10 }),
      candidate({ alertId: 'later', openedAt: at('2026-03-09T13:00') }),
      candidate({ alertId: 'earlier' }),
      candidate({ alertId: 'big', revenueAtRisk: 500, route: 'deferred' }),
    ];
    expect(choose('daily', ...alerts).alerts).toEqual(['big', 'earlier', 'later', 'small', 'unknown']);
  });
});
