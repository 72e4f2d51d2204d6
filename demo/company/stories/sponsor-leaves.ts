import { asLukewarm, type Story, withUsage } from '../story';

/**
 * The executive sponsor is last seen on day -28 and leaves on day +3; the champion follows on day +9, meetings stop, and from then on
 * use fades by half over three weeks.
 * Expected: the sponsor's silence is visible before the leaving; Red when the use has followed.
 */
export const sponsorLeaves: Story = {
  id: 'sponsor-leaves',
  title: 'The sponsor leaves, then the champion',
  expectation: 'The dormant sponsor is shown first; the account turns Red once use follows the people out.',
  tell: (plan, on) => {
    const fading = { fromDay: on(6), toDay: on(27), factor: 0.4 };
    return {
      ...withUsage(asLukewarm(plan), { users: [fading] }),
      silences: [{ roles: ['executive_sponsor'], fromDay: on(-28), toDay: null }],
      departures: [
        { role: 'executive_sponsor', day: on(3) },
        { role: 'champion', day: on(9) },
      ],
      touchesStopDay: on(2),
    };
  },
};
