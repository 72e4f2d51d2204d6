import { asLukewarm, type Story, withUsage } from '../story';

/**
 * A monthly payer stops paying 22 days before the demo opens: the first unpaid invoice passes 30 days overdue around day +8 to +18
 * (it falls due between days -22 and +8), and all are settled on day +45. Use is thin but steady.
 * Expected: a yellow driver while a few days late; Red with the invoice as the reason at 30 days; recovery after payment.
 */
export const unpaidInvoice: Story = {
  id: 'unpaid-invoice',
  title: 'An invoice goes unpaid for more than 30 days',
  expectation: 'The overdue invoice becomes the reason, Red by the time it is 30 days late.',
  tell: (plan, on) => {
    const trouble = { fromDay: on(-22), toDay: on(44), kind: 'unpaid', paidOnDay: on(45), lateDays: 0 } as const;
    const thin = withUsage(asLukewarm(plan), { adoptionRate: 0.36, featureRate: 0.38 });
    return { ...thin, billing: 'monthly', paymentTroubles: [trouble] };
  },
};
