import { joinOrOpen } from '../../src/alerts/join-or-open';

const NOW = new Date('2026-03-10T12:00:00Z');
const minutesAgo = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000);

describe('an account that is red again while its alert is unresolved', () => {
  it.each([
    // left red this many minutes ago (null: never did), belongs to
    [null, 'join'],
    [0, 'join'],
    [72 * 60 - 1, 'join'],
    [72 * 60, 'join'], // the boundary belongs to joining
    [72 * 60 + 1, 'open'],
    [90 * 24 * 60, 'open'],
  ] as const)('having left red %s minutes ago: %s', (minutes, expected) => {
    expect(joinOrOpen(minutes === null ? null : minutesAgo(minutes), NOW, 72)).toBe(expected);
  });
});
