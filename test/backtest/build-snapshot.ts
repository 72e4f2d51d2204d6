import type { Snapshot } from '../../src/backtest/snapshot';

/** A snapshot of an account that is seen, stays, and does not expand, but for what the test says. */
export function buildSnapshot(over: Partial<Snapshot> = {}): Snapshot {
  return {
    accountId: 'a1',
    cutOff: '2026-01-01',
    segment: null,
    score: 80,
    band: 'green',
    probability: 0.1,
    values: {},
    churned: { 90: false },
    expanded: { 90: null },
    ...over,
  };
}
