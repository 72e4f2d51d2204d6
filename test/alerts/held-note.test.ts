import { heldNote } from '../../src/alerts/held-note';
import { renewalDays } from '../../src/alerts/renewal-days';

describe('the note of a change that was held back', () => {
  it.each([
    ['first_change', 1, null],
    ['stood', 2, 'held 4 h, flipped 2 times'],
    ['stood', 1, 'held 4 h, flipped once'],
  ] as const)('R13: %s after %d flips: %p', (reason, flips, note) => {
    expect(heldNote(reason, flips, 4)).toBe(note);
  });
});

describe('days to the renewal', () => {
  it.each([
    ['2026-03-10', '2026-03-10T00:00:00Z', 0],
    ['2026-03-10', '2026-03-10T23:59:59Z', 0],
    ['2026-03-11', '2026-03-10T23:59:59Z', 1],
    ['2026-03-09', '2026-03-10T00:00:00Z', -1],
    ['2027-03-10', '2026-03-10T12:00:00Z', 365],
    [null, '2026-03-10T12:00:00Z', null],
  ])('of %p at %s are %p', (renewalOn, now, days) => {
    expect(renewalDays(renewalOn, new Date(now))).toBe(days);
  });
});
