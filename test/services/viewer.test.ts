import { eq } from 'drizzle-orm';
import { people } from '../../src/db/schema';
import type { SlackUser } from '../../src/domain/viewer';
import { createFindViewer } from '../../src/services/find-viewer';
import { fillWorld, NOW } from '../listeners/world';
import { useDatabase } from '../support/database';

const database = useDatabase();
const TEAM = { teamId: 'T0HOME', enterpriseId: null };
const CALLER = { slackUserId: 'U0REP', teamId: 'T0HOME', enterpriseId: null };
const MINUTE_MS = 60_000;

const member: SlackUser = {
  id: 'U0REP',
  teamId: 'T0HOME',
  enterpriseId: null,
  isGuest: false,
  isStranger: false,
  isBot: false,
  isDeactivated: false,
  email: 'rep@example.com',
  timeZone: 'Europe/Berlin',
};

beforeAll(() => fillWorld(database.db));
beforeEach(() => database.db.update(people).set({ slackUserId: null, givenSlackUserId: null, timeZone: 'UTC' }));

function createFinder(answer: () => SlackUser | null, team: { teamId: string; enterpriseId: string | null } = TEAM) {
  let asked = 0;
  const fetchUser = async () => {
    asked += 1;
    return answer();
  };
  const findViewer = createFindViewer({ db: database.db, team, fetchUser });
  return { findViewer, countAsked: () => asked };
}

describe('finding who is asking', () => {
  it('maps a member by e-mail, and keeps their Slack id and time zone', async () => {
    const { findViewer } = createFinder(() => member);
    const viewer = await findViewer(CALLER, NOW);
    expect(viewer).toMatchObject({ kind: 'person', scope: { kind: 'own', email: 'rep@example.com', pods: [] } });
    const [row] = await database.db.select().from(people).where(eq(people.email, 'rep@example.com'));
    expect(row).toMatchObject({ slackUserId: 'U0REP', timeZone: 'Europe/Berlin', slackCheckedAt: NOW });
  });

  it('lets an id given in people.csv win over the e-mail', async () => {
    await database.db.update(people).set({ givenSlackUserId: 'U0REP' }).where(eq(people.email, 'csm@example.com'));
    const { findViewer } = createFinder(() => member);
    expect(await findViewer(CALLER, NOW)).toMatchObject({ person: { email: 'csm@example.com' } });
  });

  it('does not give a row that names another Slack user to whoever has its e-mail', async () => {
    await database.db.update(people).set({ givenSlackUserId: 'U0SOMEONE' }).where(eq(people.email, 'rep@example.com'));
    const { findViewer } = createFinder(() => member);
    expect(await findViewer(CALLER, NOW)).toMatchObject({ kind: 'refused', reason: 'unmapped' });
  });

  it.each([
    ['manager@example.com', { kind: 'own', email: 'manager@example.com', pods: ['West'] }],
    ['revops@example.com', { kind: 'all' }],
    ['exec@example.com', { kind: 'all' }],
  ])('gives %s the scope %j', async (email, scope) => {
    const { findViewer } = createFinder(() => ({ ...member, email }));
    expect(await findViewer(CALLER, NOW)).toMatchObject({ scope });
  });

  it.each([
    ['guest', { isGuest: true }],
    ['external', { isStranger: true }],
    ['external', { teamId: 'T0ELSEWHERE' }],
    ['bot', { isBot: true }],
    ['deactivated', { isDeactivated: true }],
    ['unmapped', { email: null }],
  ])('refuses as %s one of whom Slack says %j', async (reason, changes) => {
    const { findViewer } = createFinder(() => ({ ...member, ...changes }));
    expect(await findViewer(CALLER, NOW)).toEqual({ kind: 'refused', slackUserId: 'U0REP', reason });
  });

  it('refuses a caller of another workspace without asking Slack, unless both belong to one organisation', async () => {
    const caller = { ...CALLER, teamId: 'T0ELSEWHERE', enterpriseId: 'E1' };
    const alone = createFinder(() => member);
    expect(await alone.findViewer(caller, NOW)).toMatchObject({ reason: 'external' });
    expect(alone.countAsked()).toBe(0);
    const organisation = createFinder(() => ({ ...member, teamId: 'T0ELSEWHERE', enterpriseId: 'E1' }), {
      teamId: 'T0HOME',
      enterpriseId: 'E1',
    });
    expect(await organisation.findViewer(caller, NOW)).toMatchObject({ kind: 'person' });
  });

  it.each([
    [10 * MINUTE_MS - 1, 1],
    [10 * MINUTE_MS, 2],
    [-11 * MINUTE_MS, 2],
  ])('%d ms later has asked Slack %d times', async (laterMs, times) => {
    const { findViewer, countAsked } = createFinder(() => member);
    await findViewer(CALLER, NOW);
    await findViewer(CALLER, new Date(NOW.getTime() + laterMs));
    expect(countAsked()).toBe(times);
  });

  it('gives no access when Slack cannot be asked', async () => {
    const { findViewer } = createFinder(() => {
      throw new Error('no answer');
    });
    await expect(findViewer(CALLER, NOW)).rejects.toThrow('no answer');
  });
});
