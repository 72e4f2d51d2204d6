import { asLukewarm, type Story, withUnpaidInvoice, withUsage } from '../story';

/** Logins in any 14 days after the fall has gone on for 28, against the 14 before them: down 41%. */
const QUIET_TEAM_FORTNIGHT_FACTOR = 0.59;
const QUIET_TEAM_PEAK_DAY = 8;
const FALLS_FROM_DAY = QUIET_TEAM_PEAK_DAY - 28;
const FALLS_UNTIL_DAY = QUIET_TEAM_PEAK_DAY + 14;

/**
 * A team stops logging in, a little more every day. The fall begins 20 days before the demo opens and goes on until day +22, so that
 * between day +8 and day +22 logins stand 41% under the fortnight before. With the people goes the care: the bill that falls due on
 * day +3 lies about until day +40, and on day +4 the champion leaves. The customer works through holidays, so nothing but the fall moves the logins.
 * Expected: Yellow while the logins sink, Red around day +8, the reason being the logins.
 */
export const quietTeam: Story = {
  id: 'quiet-team',
  title: 'A team stops logging in',
  expectation: 'Yellow turns Red within two weeks of the opening, and the reason names the fall in logins.',
  tell: (plan, on) => {
    const factor = QUIET_TEAM_FORTNIGHT_FACTOR ** ((FALLS_UNTIL_DAY - FALLS_FROM_DAY) / 14);
    const ramp = { fromDay: on(FALLS_FROM_DAY), toDay: on(FALLS_UNTIL_DAY), factor };
    const billed = withUnpaidInvoice(asLukewarm(plan), { dueDay: on(3), paidOnDay: on(40) });
    return withUsage(
      { ...billed, departures: [{ role: 'champion', day: on(4) }] },
      {
        loginsPerUser: 1.6,
        noiseRate: 0.02,
        keepsHolidays: false,
        growthPerYear: 1,
        logins: [ramp],
      },
    );
  },
};
