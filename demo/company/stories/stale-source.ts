import { asLukewarm, type Story, withUnpaidInvoice, withUsage } from '../story';

/** The usage files of the pod `emea` stop arriving on the morning of this day and are all there on the morning of the other. */
export const STALE_FROM_DAY = 6;
export const STALE_UNTIL_DAY = 10;

/**
 * The second usage source, `emea-usage`, delivers nothing for four mornings (days +6 to +9) and catches up on day +10. This account's
 * use falls just before and during the gap while the invoice due on day +3 stays unpaid, so that it would turn Red on figures days old.
 * Expected: staleness is shown, transitions driven by that telemetry are withheld, and nothing is announced twice when it catches up.
 */
export const staleSource: Story = {
  id: 'stale-source',
  title: 'A source goes stale for four days',
  expectation: 'Transitions on stale telemetry are withheld and said so; announced once after it catches up.',
  tell: (plan, on) =>
    withUsage(withUnpaidInvoice(asLukewarm(plan), { dueDay: on(3), paidOnDay: on(29) }), {
      users: [{ fromDay: on(-3), toDay: on(9), factor: 0.15 }],
    }),
};
