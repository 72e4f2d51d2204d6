import { buildAccountCard } from '../../src/views/account-card';
import { accountRow } from '../../src/views/home/rows';
import { ALERT_ID } from './cards';
import { textOf } from './reading';
import { buildAccount, buildRow } from './samples';

const HELD = 'Held: many accounts turned Red with this cause; RevOps decides.';

describe('an alert that waits in an incident', () => {
  it.each([true, false])('is said to be held on the account card only then: %s', (isGrouped) => {
    const card = buildAccount();
    const alert = card.alert === null ? null : { ...card.alert, isGrouped };
    expect(textOf(buildAccountCard({ ...card, alert })).includes(HELD)).toBe(isGrouped);
  });

  it.each([true, false])('is said to be held on Home only then: %s', (isGrouped) => {
    const alert = { alertId: ALERT_ID, status: 'open' as const, snoozedUntil: null, isGrouped };
    expect(textOf(accountRow(buildRow({ alert }), new Set())).includes(HELD)).toBe(isGrouped);
  });
});
