import { asLukewarm, type Story, withUnpaidInvoice, withUsage } from '../story';

/**
 * The executive sponsor is last seen on day -28 and leaves on day +3; the champion follows on day +6, meetings stop, and from day +4 on
 * use fades by three quarters within two weeks. The invoice due on day +10 has nobody to sign it until day +34.
 * Expected: the sponsor's silence is visible before the leaving; Red when the use has followed.
 */
export const sponsorLeaves: Story = {
  id: 'sponsor-leaves',
  title: 'The sponsor leaves, then the champion',
  expectation: 'The dormant sponsor is shown first; the account turns Red once use follows the people out.',
  tell: (plan, on) => {
    const billed = withUnpaidInvoice(asLukewarm(plan), { dueDay: on(10), paidOnDay: on(34) });
    return {
      ...withUsage(billed, { users: [{ fromDay: on(4), toDay: on(18), factor: 0.25 }] }),
      silences: [{ roles: ['executive_sponsor'], fromDay: on(-28), toDay: null }],
      departures: [
        { role: 'executive_sponsor', day: on(3) },
        { role: 'champion', day: on(6) },
      ],
      touchesStopDay: on(2),
    };
  },
};
