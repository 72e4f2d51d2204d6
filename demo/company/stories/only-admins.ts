import { asLukewarm, type Story, withUsage } from '../story';

/**
 * From day -6 on everybody but the admins drifts away: within 16 days two people are left who log in often, so logins alone look
 * better than they are. Contacts other than the admin are not seen any more.
 * Expected: active users and contacts, not the number of logins, show it: Yellow, with the users as the reason.
 */
export const onlyAdmins: Story = {
  id: 'only-admins',
  title: 'Only the admins are left',
  expectation: 'Seat use and contacts reveal what the login count hides.',
  tell: (plan, on) => ({
    ...withUsage(asLukewarm(plan), {
      users: [{ fromDay: on(-6), toDay: on(10), factor: 0.08 }],
      logins: [{ fromDay: on(-6), toDay: on(10), factor: 5 }],
      features: [{ fromDay: on(-6), toDay: on(10), factor: 0.5 }],
    }),
    silences: [{ roles: ['executive_sponsor', 'champion', 'user'], fromDay: on(-2), toDay: null }],
  }),
};
