import { eq } from 'drizzle-orm';
import { absences, alerts, outbox, people } from '../../src/db/schema';
import { lintView } from '../support/lint-blocks';
import { useDatabase } from '../support/database';
import { textOf } from '../views/reading';
import { button, choice, date, filled, labelsOf, nest, optionOf } from './forms';
import { createSlackApp } from './slack-app';
import { ALERT_ID, fillWorld, NOW, OTHER_ALERT_ID, refillAlerts, type Who } from './world';

const database = useDatabase();
const app = createSlackApp(() => database.db);

beforeAll(async () => {
  await fillWorld(database.db);
  await database.db.update(people).set({ timeZone: 'Europe/Berlin' });
});
beforeEach(async () => {
  await refillAlerts(database.db);
  await database.db.delete(outbox);
  await database.db.delete(absences);
  app.slack.clear();
  app.clock.at = NOW;
});

const goAway = button('person.go_away', 'away');
const comeBack = button('person.come_back', 'back');

describe('I’ll be away…', () => {
  it('asks until when, and who of the own pod covers', async () => {
    await app.press('rep', goAway, 'home');
    expect(lintView(openedView())).toEqual([]);
    expect(labelsOf(openedView())).toEqual(['Name of csm · CSM · West', 'Name of manager · manager · West']);
  });

  it('R12: is shown on Home, and hands what nobody has answered to the cover', async () => {
    await database.db.update(alerts).set({ status: 'acknowledged', acknowledgedAt: NOW }).where(eq(alerts.alertId, OTHER_ALERT_ID)); // prettier-ignore
    await leave('rep', '2026-12-03', 'Name of csm');
    expect(await absencesNow()).toMatchObject([
      {
        email: 'rep@example.com',
        coverEmail: 'csm@example.com',
        until: new Date('2026-12-02T23:00:00Z'),
        endedAt: null,
      },
    ]);
    const home = app.slack.of('views.publish').at(-1);
    expect(textOf(home)).toContain('*You are away until Thu 3 Dec.* New alerts go to Name of csm.');
    expect(await driOf(ALERT_ID)).toBe('csm@example.com');
    expect(await driOf(OTHER_ALERT_ID)).toBe('rep@example.com'); // theirs: they had answered it
  });

  it('shows the cover whom they stand in for', async () => {
    await leave('rep', '2026-12-03', 'Name of csm');
    await app.openHome('csm', 'Ev-cover');
    expect(textOf(app.slack.of('views.publish').at(-1))).toContain('You cover for Name of rep until Thu 3 Dec.');
  });

  it('shows the manager who of the pod is away', async () => {
    await leave('rep', '2026-12-03', 'Name of csm');
    await app.command('manager', 'pod West');
    expect(textOf(app.slack.of('respond'))).toContain('Name of rep is away until Thu 3 Dec, Name of csm covers');
  });

  it('sent twice is one absence; another end takes the place of the first, which is kept', async () => {
    await leave('rep', '2026-12-03', 'Name of csm');
    await leave('rep', '2026-12-03', 'Name of csm');
    expect(await absencesNow()).toHaveLength(1);
    await leave('rep', '2026-12-10', 'Name of csm');
    expect((await absencesNow()).map(({ endedAt }) => endedAt)).toEqual([NOW, null]);
  });

  it.each([
    ['today', '2026-11-23', 'Choose a day after today.'],
    ['the past', '2026-01-01', 'Choose a day after today.'],
    ['more than a year ahead', '2027-11-24', 'Choose a day within a year.'],
    ['no day', null, 'Choose a day.'],
  ])('until %s is answered inside the form', async (_when, day, error) => {
    const acks = await app.submit('rep', byHand({ away_until: date(day), away_cover: choice(null) }));
    expect(acks).toEqual([{ response_action: 'errors', errors: { away_until: error } }]);
    expect(await absencesNow()).toEqual([]);
  });

  it('knows which day it is where the person is', async () => {
    app.clock.at = new Date('2026-11-23T23:30:00Z'); // the 24th in Berlin
    const acks = await app.submit('rep', byHand({ away_until: date('2026-11-24'), away_cover: choice(null) }));
    expect(acks).toMatchObject([{ errors: { away_until: 'Choose a day after today.' } }]);
  });

  it.each([
    ['oneself', 'Name of rep'],
    ['someone of another pod', 'Name of otherRep'],
  ])('with %s as cover, written by hand, changes nothing', async (_who, name) => {
    await app.press(name === 'Name of rep' ? 'csm' : 'otherManager', goAway, 'home');
    const key = optionOf(openedView(), name);
    await app.submit('rep', byHand({ away_until: date('2026-12-03'), away_cover: choice(key) }));
    expect(await absencesNow()).toEqual([]);
    expect(textOf(app.slack.of('chat.postMessage'))).toContain('can no longer cover: choose again');
  });

  it.each(['guest', 'external', 'unmapped', 'bot', 'deactivated'] as const)('is not for a %s', async (who) => {
    await app.press(who, goAway, 'home');
    expect(app.slack.of('views.open')).toEqual([]);
    await app.submit(who, byHand({ away_until: date('2026-12-03'), away_cover: choice(null) }));
    await app.press(who, comeBack, 'home');
    expect(await absencesNow()).toEqual([]);
  });
});

describe('I’m back', () => {
  it('ends the absence, and leaves what was handed over where it is', async () => {
    await leave('rep', '2026-12-03', 'Name of csm');
    app.clock.at = new Date('2026-11-25T09:00:00Z');
    await app.press('rep', comeBack, 'home');
    await app.press('rep', comeBack, 'home');
    expect(await absencesNow()).toMatchObject([{ endedAt: app.clock.at }]);
    expect(await driOf(ALERT_ID)).toBe('csm@example.com');
    const home = app.slack.of('views.publish').at(-1);
    expect(textOf(home)).not.toContain('You are away');
    expect(JSON.stringify(home)).toContain('person.go_away');
  });

  it('is one’s own to say: another’s absence stands', async () => {
    await leave('rep', '2026-12-03', 'Name of csm');
    await app.press('manager', comeBack, 'home');
    expect(await absencesNow()).toMatchObject([{ endedAt: null }]);
  });
});

const byHand = (values: Record<string, unknown>) => ({
  callback_id: 'person.away',
  private_metadata: '',
  state: { values: nest(values) },
});

async function leave(who: Who, until: string, cover: string): Promise<void> {
  await app.press(who, goAway, 'home');
  const view = openedView();
  await app.submit(who, filled(view, { away_until: date(until), away_cover: choice(optionOf(view, cover)) }));
}

function openedView(): Record<string, unknown> {
  const view = app.slack.of('views.open').at(-1)?.['view'];
  if (typeof view !== 'object' || view === null) throw new Error('no view was opened');
  return view as Record<string, unknown>;
}

const absencesNow = () => database.db.select().from(absences).orderBy(absences.id);

async function driOf(alertId: string): Promise<string | null | undefined> {
  const [row] = await database.db.select({ dri: alerts.driEmail }).from(alerts).where(eq(alerts.alertId, alertId));
  return row?.dri;
}
