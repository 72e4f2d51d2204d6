import { truncateAll, useDatabase } from '../../support/database';
import { connect, dayAgo, getFeatures, hoursAgo, insert, readFeatures } from './account-facts';

const database = useDatabase();
beforeEach(async () => {
  await truncateAll(database.pool);
  await insert(database.pool, 'accounts', [{ account_id: 'acme', name: 'Acme' }, { account_id: 'bolt', name: 'Bolt' }]); // prettier-ignore
  await connect(database.pool, 'contacts', 'activities', 'subscriptions');
});
let number = 0;
async function put(table: string, ...rows: Record<string, unknown>[]): Promise<void> {
  for (const row of rows) {
    number += 1;
    const id = { contacts: 'contact_id', activities: 'activity_id', subscriptions: 'subscription_id' }[table] ?? '';
    await insert(database.pool, table, [{ account_id: 'acme', [id]: `${number}`, ...row }]);
  }
}
const get = () => getFeatures(database.pool);
const MINUTE = 1 / 60;
const DAY = 24;

describe('contacts', () => {
  it('are active within 30 days, to the minute; whoever was seen after now is neither active nor away', async () => {
    const user = { role: 'user' };
    await put('contacts', { ...user, last_seen_at: hoursAgo(30 * DAY - MINUTE) }, { ...user, last_seen_at: hoursAgo(30 * DAY) });
    await put('contacts', { ...user, last_seen_at: hoursAgo(0) }, { ...user, last_seen_at: hoursAgo(-MINUTE) }, user);
    expect(await get()).toMatchObject({
      contactsKnown: 5, contactsSeenKnown: 3, contactsSeenLater: 1, contactsActive30: 2, endUsersKnown: 5, endUsersActive30: 2,
    });
  }); // prettier-ignore

  it('sponsors and champions are dormant from the thirtieth day on, users never', async () => {
    for (const role of ['executive_sponsor', 'champion', 'user'])
      await put('contacts', { role, last_seen_at: hoursAgo(30 * DAY) }, { role, last_seen_at: hoursAgo(30 * DAY - MINUTE) });
    await put('contacts', { role: 'champion', last_seen_at: hoursAgo(99 * DAY), left_on: dayAgo(0) }, { role: 'champion' });
    await put('contacts', { role: 'champion', last_seen_at: hoursAgo(-1) }, { role: 'executive_sponsor', last_seen_at: hoursAgo(-1) });
    expect(await get()).toMatchObject({
      keyPeopleDormant30: 2, sponsorsKnown: 2 + 1, sponsorsSeenLater: 1, sponsorLastSeenAt: hoursAgo(30 * DAY - MINUTE),
      championsKnown: 4, championsSeenKnown: 2, championsSeenLater: 1, championsActive30: 1,
    });
  }); // prettier-ignore

  it('admins and sponsors are no end users; a role nobody knows is neither', async () => {
    const last_seen_at = hoursAgo(5);
    for (const role of ['admin', 'executive_sponsor', 'champion', 'user', null]) await put('contacts', { role, last_seen_at });
    expect(await get()).toMatchObject({ rolesKnown: 4, rolesActive30: 4, contactsActive30: 5, endUsersKnown: 2, endUsersActive30: 2 });
  }); // prettier-ignore

  it('departments count once, whatever their case, when someone of them was seen', async () => {
    const seen = { last_seen_at: hoursAgo(5) };
    await put('contacts', { ...seen, department: 'Sales' }, { ...seen, department: 'sales' }, { ...seen, department: 'IT' }, seen);
    await put('contacts', { department: 'Legal' }, { ...seen, department: 'Finance', left_on: dayAgo(0) });
    expect(await get()).toMatchObject({ departmentsActive30: 2, departmentsKnown: 4 });
  }); // prettier-ignore

  it('who left count for 90 days, the day of leaving among them', async () => {
    for (const ago of [-1, 0, 89, 90]) await put('contacts', { role: 'user', left_on: dayAgo(ago) });
    await put('contacts', { role: 'champion', left_on: dayAgo(89) });
    expect(await get()).toMatchObject({ contactsLeft90: 3, championsLeft90: 1, contactsKnown: 1 });
  });
});

describe('activities', () => {
  const at = (hours: number, over: Record<string, unknown> = {}) => ({ happened_at: hoursAgo(hours), ...over });

  it.each([
    [[0], 1], [[30 * DAY - MINUTE], 1], [[1, 30 * DAY], 2], [[1, 60 * DAY - MINUTE, 60 * DAY], 3], [[90 * DAY - MINUTE], 1],
    [[90 * DAY], 0], [[1, 2, 3], 1], [[-MINUTE], 0],
  ])('at %j hours before now they touch %d of three months', async (hours, touchMonths90) => {
    for (const ago of hours) await put('activities', at(ago, { kind: 'call' }));
    expect(await get()).toMatchObject({ touchMonths90, activitiesSinceOn: dayAgo(400) });
  }); // prettier-ignore

  it('nobody came to touch nothing', async () => {
    await put('activities', at(5, { kind: 'meeting', attended: false }));
    expect(await get()).toMatchObject({ touchMonths90: 0, touches90: 0, attended90: 0, invited90: 1 });
  });

  it('QBRs count for 180 days where attendance is known, trainings for 90 where they took place', async () => {
    const qbr = { kind: 'qbr' };
    await put('activities', at(180 * DAY - MINUTE, { ...qbr, attended: true }), at(180 * DAY, { ...qbr, attended: true }));
    await put('activities', at(5, { ...qbr, attended: false }), at(6, qbr), at(-MINUTE, { ...qbr, attended: true }));
    const training = { kind: 'training' };
    await put('activities', at(90 * DAY - MINUTE, { ...training, attended: true }), at(5, training), at(90 * DAY, training));
    await put('activities', at(5, { ...training, attended: false }));
    expect(await get()).toMatchObject({ qbrsAttended180: 1, qbrsHeld180: 2, trainings90: 2, areTrainingsRecorded: true });
  }); // prettier-ignore

  it('e-mails tell of answers, sessions of attendance, and neither of the other', async () => {
    const mail = { kind: 'email' };
    await put('activities', at(90 * DAY - MINUTE, { ...mail, attended: true }), at(5, { ...mail, attended: false }), at(5, mail));
    await put('activities', at(90 * DAY, { ...mail, attended: true }), at(5, { kind: 'meeting', attended: true }));
    expect(await get()).toMatchObject({ emailsAnswered90: 1, emailsSent90: 2, attended90: 1, invited90: 1 });
  }); // prettier-ignore

  it('trainings of any account show that they are recorded, as soon as there was one', async () => {
    await put('activities', at(-MINUTE, { kind: 'training', account_id: 'bolt' }), at(5, { kind: 'call', account_id: 'bolt' }));
    expect(await get()).toMatchObject({ areTrainingsRecorded: false, trainings90: 0 });
    await put('activities', at(5000, { kind: 'training', account_id: 'bolt' }));
    const [acme] = await readFeatures(database.pool, { accountIds: ['acme'] });
    expect(acme).toMatchObject({ areTrainingsRecorded: true, trainings90: 0 });
  }); // prettier-ignore
});

describe('contract terms', () => {
  const term = (from: number, to: number | null, arr: number, seats: number | null = null) => ({
    started_on: dayAgo(from), ends_on: to === null ? null : dayAgo(to), arr, seats,
  }); // prettier-ignore

  it('compare with the one in force a year ago', async () => {
    await put('subscriptions', term(800, 366, 50), term(366, 200, 100), term(200, -20, 150, 9));
    expect(await get()).toMatchObject({ termArr: 150, termArrYearAgo: 100, termsKnown: 3, firstTermOn: dayAgo(800), renewedTerms: 2 });
  }); // prettier-ignore

  it('or else with the first to begin since', async () => {
    await put('subscriptions', term(800, 365, 50), term(300, 200, 70), term(200, null, 150)); // the first ended on that very day
    expect(await get()).toMatchObject({ termArrYearAgo: 70, renewedTerms: 1, contractions730: 0 });
  });

  it('count contractions of 730 days', async () => {
    await put('subscriptions', term(1000, 730, 90), term(730, 700, 80), term(700, 600, 70), term(600, 500, 75), term(500, -1, 60));
    expect(await get()).toMatchObject({ contractions730: 2 });
  }); // prettier-ignore

  it.each([[101, 1], [100, 1], [99, 1], [98, 0]])('one begun %d days ago renews that which ended 100 days ago %d times', async (from, renewedTerms) => {
    await put('subscriptions', term(400, 100, 10), term(from, null, 10));
    expect(await get()).toMatchObject({ renewedTerms });
  }); // prettier-ignore

  it('seats of 90 days ago are those of the term in force then', async () => {
    await put('subscriptions', term(400, 90, 10, 30), term(90, 89, 10, 25), term(89, null, 10, 20));
    expect(await get()).toMatchObject({ termSeats: 20, termSeatsPrev: 25 });
  });

  it('that overlap: the one begun last counts, from its first day on', async () => {
    await put('subscriptions', term(400, -10, 10, 1), term(300, -20, 20, 2), term(0, -300, 30, 3));
    expect(await get()).toMatchObject({ termArr: 30, termSeats: 3, termArrPrev: 20, termSeatsPrev: 2, termArrYearAgo: 10 });
  }); // prettier-ignore

  it.each([
    [1, 1],
    [0, 0],
    [-1, null],
  ])('ended %d days ago, the last of them, ended so', async (ago, expected) => {
    await put('subscriptions', term(400, 200, 10), term(200, ago, 10));
    expect(await get()).toMatchObject({ termsEndedOn: expected === null ? null : dayAgo(expected) });
  });

  it('that start after now are not there: the account is without one', async () => {
    await put('subscriptions', term(400, 5, 10), term(-1, -366, 99));
    expect(await get()).toMatchObject({ termsKnown: 1, termsEndedOn: dayAgo(5), termArr: null, contractions730: 0, renewedTerms: 0 });
  }); // prettier-ignore

  it('of an account without any are unknown, whatever others have', async () => {
    await put('subscriptions', { ...term(400, 5, 10), account_id: 'bolt' });
    expect(await get()).toMatchObject({ termsKnown: null, contractions730: null, renewedTerms: null, termArrYearAgo: null });
  }); // prettier-ignore
});
