import { eq } from 'drizzle-orm';
import { people } from '../../../src/db/schema';
import type { SlackUser } from '../../../src/domain/viewer';
import { createFindSlackUser } from '../../../src/services/slack/map-people';
import { useDatabase } from '../../support/database';

const database = useDatabase();
const NOW = new Date('2026-11-23T09:00:00.000Z');
const HOUR_MS = 3_600_000;
const later = (ms: number): Date => new Date(NOW.getTime() + ms);
const EMAIL = 'ana@example.com';

const user: SlackUser = {
  id: 'U0ANA',
  teamId: 'T0HOME',
  enterpriseId: null,
  isGuest: false,
  isStranger: false,
  isBot: false,
  isDeactivated: false,
  email: EMAIL,
  timeZone: 'Asia/Tokyo',
};

let known: SlackUser | null;
let asked: string[];
let isFoundByEmail: boolean;
const findSlackUser = (email: string, now: Date) =>
  createFindSlackUser({
    db: database.db,
    team: { teamId: 'T0HOME', enterpriseId: null },
    slack: {
      findUserByEmail: async (wanted) => (asked.push(wanted), isFoundByEmail ? known : null),
      fetchUser: async (wanted) => (asked.push(wanted), known),
    },
  })(email, now);

beforeEach(async () => {
  known = user;
  asked = [];
  isFoundByEmail = true;
  await database.db.delete(people);
  await database.db.insert(people).values({ email: EMAIL, name: 'Ana', role: 'ae', source: 'test' });
});

describe('finding a person in Slack', () => {
  it('asks once by e-mail and keeps id and time zone', async () => {
    expect(await findSlackUser('Ana@Example.com', NOW)).toBe('U0ANA');
    expect(await findSlackUser(EMAIL, later(HOUR_MS))).toBe('U0ANA');
    expect(asked).toEqual([EMAIL]);
    const [row] = await database.db.select().from(people);
    expect(row).toMatchObject({ slackUserId: 'U0ANA', timeZone: 'Asia/Tokyo' });
  });

  it.each([
    [24 * HOUR_MS - 1, 1],
    [24 * HOUR_MS, 2],
  ])('who was not found has been asked for, %d ms later, %d times', async (laterMs, times) => {
    known = null;
    expect(await findSlackUser(EMAIL, NOW)).toBeNull();
    await findSlackUser(EMAIL, later(laterMs));
    expect(asked).toHaveLength(times);
  });

  it('takes the id given in people.csv, and asks Slack only for the time zone', async () => {
    await database.db.update(people).set({ givenSlackUserId: 'U0GIVEN' }).where(eq(people.email, EMAIL));
    expect(await findSlackUser(EMAIL, NOW)).toBe('U0GIVEN');
    expect(asked).toEqual(['U0GIVEN']);
  });

  it.each([[{ isGuest: true }], [{ isDeactivated: true }], [{ isBot: true }], [{ isStranger: true }]])(
    'never names one of whom Slack says %j',
    async (changes) => {
      known = { ...user, ...changes };
      expect(await findSlackUser(EMAIL, NOW)).toBeNull();
    },
  );

  it.each([
    [4 * HOUR_MS - 1, 1],
    [4 * HOUR_MS, 2],
  ])('who was found has been asked for, %d ms later, %d times', async (laterMs, times) => {
    await findSlackUser(EMAIL, NOW);
    await findSlackUser(EMAIL, later(laterMs));
    expect(asked).toHaveLength(times);
  });

  it('remembers that someone was deactivated, since when, and forgets it once they are back', async () => {
    const readLeft = async () => (await database.db.select().from(people))[0]?.deactivatedAt ?? null;
    await findSlackUser(EMAIL, NOW);
    expect(await readLeft()).toBeNull();
    known = { ...user, isDeactivated: true };
    expect(await findSlackUser(EMAIL, later(24 * HOUR_MS))).toBeNull();
    await findSlackUser(EMAIL, later(48 * HOUR_MS));
    expect(await readLeft()).toEqual(later(24 * HOUR_MS));
    known = null; // not found says nothing
    await findSlackUser(EMAIL, later(72 * HOUR_MS));
    expect(await readLeft()).toEqual(later(24 * HOUR_MS));
    known = user;
    expect(await findSlackUser(EMAIL, later(96 * HOUR_MS))).toBe('U0ANA');
    expect(await readLeft()).toBeNull();
  });

  it('sees by the id that someone left whom Slack finds no more by e-mail', async () => {
    await findSlackUser(EMAIL, NOW);
    known = { ...user, isDeactivated: true };
    isFoundByEmail = false;
    expect(await findSlackUser(EMAIL, later(24 * HOUR_MS))).toBeNull();
    expect(asked).toEqual([EMAIL, EMAIL, 'U0ANA']);
    expect((await database.db.select().from(people))[0]?.deactivatedAt).toEqual(later(24 * HOUR_MS));
  });

  it('never names the user given in people.csv once they are deactivated', async () => {
    await database.db.update(people).set({ givenSlackUserId: 'U0GIVEN' }).where(eq(people.email, EMAIL));
    known = { ...user, isDeactivated: true };
    expect(await findSlackUser(EMAIL, NOW)).toBeNull();
  });

  it('does not ask for someone who is none of our people', async () => {
    expect(await findSlackUser('stranger@example.com', NOW)).toBeNull();
    expect(asked).toEqual([]);
  });
});
