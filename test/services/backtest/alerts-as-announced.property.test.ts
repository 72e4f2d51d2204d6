import fc from 'fast-check';
import { decideTransition, NEVER_SEEN } from '../../../src/alerts/decide-transition';
import { measureWarning } from '../../../src/backtest/measure-warning';
import { BANDS, type Band } from '../../../src/domain/band';
import { addDays, toMorning } from '../../../src/services/backtest/calendar';

/** How often the real alert rules would have told of a move into Red, scored once a week with fresh data. */
function countAnnounced(weeks: readonly { day: string; band: Band }[]): number {
  let state = NEVER_SEEN;
  let told = 0;
  for (const { day, band } of weeks) {
    const seen = { band, isDriverStale: false, staleSince: null, modelVersion: 'one' };
    const { decision, next } = decideTransition(state, seen, toMorning(day), { quietHours: 4 });
    if (decision.kind === 'announce' && decision.to === 'red') told += 1;
    state = next;
  }
  return told;
}

describe('alerts per account and year', () => {
  it('counts what the alert rules would have announced, week by week', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...BANDS), { maxLength: 60 }), (bands) => {
        const weeks = bands.map((band, week) => ({ day: addDays('2024-01-01', 7 * week), band }));
        const { alerts } = measureWarning([{ accountId: 'a', weeks, churnedOn: null }]);
        expect(alerts).toBe(countAnnounced(weeks));
      }),
    );
  });
});
