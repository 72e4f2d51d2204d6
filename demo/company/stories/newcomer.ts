import { asContent, type Story, withUsage } from '../story';

/**
 * A customer since day -6: no survey, no invoice due, no meeting yet, a handful of logins.
 * Expected: coverage too low for a verdict: `unknown`, neither Green nor an alert, until there is something to judge.
 */
export const newcomer: Story = {
  id: 'newcomer',
  title: 'A new customer with too little data',
  expectation: 'Unknown rather than Green or Red until enough of the model is seen.',
  tell: (plan, on) => ({
    ...withUsage(asContent(plan), { users: [{ fromDay: on(-6), toDay: on(20), factor: 3 }], adoptionRate: 0.2 }),
    createdDay: on(-6),
    renewalDay: on(359),
    answersSurveys: false,
    touchesStopDay: on(-6),
  }),
};
