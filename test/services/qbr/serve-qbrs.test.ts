import { asc, eq } from 'drizzle-orm';
import { pino } from 'pino';
import { accounts, bookSnapshots, outbox, people, pods, qbrs } from '../../../src/db/schema';
import { serveQbrs } from '../../../src/services/qbr/serve-qbrs';
import type { QbrSettings } from '../../../src/services/qbr/settings';
import { toQbrContent } from '../../../src/services/qbr/to-qbr-content';
import { truncateAll, useDatabase } from '../../support/database';
import { FRIDAY, fillWorld, moveQbr, QBR_ON, RITA, SETTINGS } from './world';

const database = useDatabase();
const log = pino({ level: 'silent' });
const serve = (now: Date, settings: Partial<QbrSettings> = {}) =>
  serveQbrs({ db: database.db, settings: { ...SETTINGS, ...settings }, log }, now);
const minutes = (count: number) => new Date(FRIDAY.getTime() + count * 60_000);
const reviews = () => database.db.select().from(qbrs).orderBy(asc(qbrs.preparedAt));
const readContent = async () => toQbrContent((await reviews())[0]?.content);

beforeEach(async () => {
  await truncateAll(database.pool);
  await fillWorld(database.db);
});

describe('the review of a pod', () => {
  it('R16: is prepared the Friday before its QBR at 07:00, and not a minute sooner', async () => {
    expect(await serve(minutes(-1))).toMatchObject({ prepared: 0 });
    expect(await serve(FRIDAY)).toMatchObject({ prepared: 1, failed: 0 });
    expect(await reviews()).toEqual([
      expect.objectContaining({ pod: 'north', qbrOn: QBR_ON, revision: 1, status: 'draft' }),
    ]);
  });

  it('is one, whatever runs again or at the same time', async () => {
    await Promise.all([serve(FRIDAY), serve(FRIDAY), serve(minutes(1))]);
    expect(await serve(minutes(30))).toMatchObject({ prepared: 0 });
    expect(await reviews()).toHaveLength(1);
    expect(await database.db.$count(outbox)).toBe(2);
  });

  it('R16: places every account by health and ARR, and lists who has no place', async () => {
    await serve(FRIDAY);
    const { matrix, scoredAt, modelVersions } = await readContent();
    expect(matrix).toMatchObject({ greenFrom: 71, medianArr: 100_000, currency: 'EUR' });
    expect(matrix.accounts.map(({ name, quadrant }) => [name, quadrant])).toEqual([
      ['Acme', 'save_first'],
      ['Zenith', 'keep'],
      ['Quill', 'grow'],
    ]);
    expect(matrix.unplaced).toEqual([{ accountId: 'silent', name: 'Silent', reason: 'no_score' }]);
    expect([scoredAt, modelVersions]).toEqual(['2026-11-27T05:00:00.000Z', ['m1']]);
  });

  it('R18: says how long each rep took from alert to action', async () => {
    await serve(FRIDAY);
    const { reps, pod } = (await readContent()).latency;
    expect(reps).toEqual([
      expect.objectContaining({ name: 'Ana Example', toActionP50Hours: 4, toActionP90Hours: 4, actioned: 1, due: 1 }),
    ]);
    expect(pod).toMatchObject({ alerts: 1, toActionP50Hours: 4 });
  });

  it('keeps its numbers as they were when it was prepared', async () => {
    await serve(FRIDAY);
    await database.db.update(accounts).set({ arr: 1 }).where(eq(accounts.accountId, 'acme'));
    await serve(minutes(60));
    expect((await readContent()).matrix.accounts[0]).toMatchObject({ name: 'Acme', arr: 200_000 });
  });

  it('R19: is told to RevOps alone, with its files', async () => {
    await serve(FRIDAY);
    const [review] = await reviews();
    const rows = await database.db.select().from(outbox).orderBy(asc(outbox.id));
    const note = { kind: 'qbr', qbrId: review?.qbrId, isSigned: false };
    expect(rows.map(({ kind, toEmail, payload }) => ({ kind, toEmail, payload }))).toEqual([
      { kind: 'direct', toEmail: '#revops', payload: note },
      { kind: 'files', toEmail: null, payload: note },
    ]);
    expect(rows[1]?.parentKey).toBe(rows[0]?.dedupeKey);
  });

  it('is told to each person of RevOps where no channel is named', async () => {
    await serve(FRIDAY, { revopsChannel: null });
    const rows = await database.db.select().from(outbox).where(eq(outbox.kind, 'direct'));
    expect(rows.map(({ toEmail }) => toEmail)).toEqual([RITA]);
  });

  it('waits, and counts as failed, while there is nobody to sign it off', async () => {
    await database.db.update(people).set({ role: 'csm' }).where(eq(people.email, RITA));
    expect(await serve(FRIDAY, { revopsChannel: null })).toMatchObject({ prepared: 0, failed: 1 });
    expect(await reviews()).toEqual([]);
    await database.db.update(people).set({ role: 'revops' }).where(eq(people.email, RITA));
    expect(await serve(minutes(30), { revopsChannel: null })).toMatchObject({ prepared: 1 });
  });

  it('is another one for another date, and none for a date that is over or gone', async () => {
    await serve(FRIDAY);
    await moveQbr(database.db, '2026-12-09');
    expect(await serve(new Date('2026-12-04T06:00:00Z'))).toMatchObject({ prepared: 1 });
    await moveQbr(database.db, '2026-12-03');
    expect(await serve(new Date('2026-12-04T06:00:00Z'))).toMatchObject({ prepared: 0 });
    await moveQbr(database.db, null);
    expect(await serve(new Date('2026-12-04T06:00:00Z'))).toMatchObject({ prepared: 0 });
    expect((await reviews()).map(({ qbrOn }) => qbrOn)).toEqual([QBR_ON, '2026-12-09']);
  });

  it('R37: is not prepared for a pod outside the rollout', async () => {
    await database.db.update(pods).set({ isPilot: false });
    expect(await serve(FRIDAY)).toMatchObject({ prepared: 0, failed: 0 });
  });

  it('of a pod without accounts is prepared all the same', async () => {
    await database.db.update(pods).set({ qbrOn: QBR_ON }).where(eq(pods.pod, 'south'));
    expect(await serve(FRIDAY)).toMatchObject({ prepared: 2, failed: 0 });
  });
});

describe('the books', () => {
  const days = async () => [...new Set((await database.db.select().from(bookSnapshots)).map(({ takenOn }) => takenOn))];

  it('R35: are kept at the first run, then on the first day of each quarter, once', async () => {
    expect(await serve(FRIDAY)).toMatchObject({ kept: 4 });
    expect(await serve(minutes(30))).toMatchObject({ kept: 0 });
    expect(await serve(new Date('2026-12-31T22:59:00Z'))).toMatchObject({ kept: 0 });
    expect(await serve(new Date('2026-12-31T23:00:00Z'))).toMatchObject({ kept: 4 }); // New Year in Berlin
    expect((await days()).toSorted()).toEqual(['2026-11-27', '2027-01-01']);
  });

  it('are kept once by two processes', async () => {
    const kept = await Promise.all([serve(FRIDAY), serve(FRIDAY)]);
    expect(kept.map((one) => one.kept).toSorted((a, b) => a - b)).toEqual([0, 4]);
  });

  it('hold nothing of an account that names nobody', async () => {
    await database.db.update(accounts).set({ aeEmail: null }).where(eq(accounts.accountId, 'acme'));
    expect(await serve(FRIDAY)).toMatchObject({ kept: 3 });
  });
});
