import { eq } from 'drizzle-orm';
import JSZip from 'jszip';
import { pino } from 'pino';
import { qbrs } from '../../../src/db/schema';
import { createReviews } from '../../../src/services/qbr/create-reviews';
import { drawQbr, drawQbrFiles } from '../../../src/services/qbr/draw-qbr';
import { createBuildFiles } from '../../../src/services/report-files/create-build-files';
import { serveQbrs } from '../../../src/services/qbr/serve-qbrs';
import { createDelivery } from '../../support/alert-delivery';
import { truncateAll, useDatabase } from '../../support/database';
import { startFakeSlack, type FakeSlack } from '../../support/fake-slack';
import { ANNA } from '../../support/alert-world';
import { FRIDAY, fillWorld, RITA, SETTINGS } from './world';

const database = useDatabase();
const log = pino({ level: 'silent' });
const SETUP = { company: 'Our customers', timeZone: 'Europe/Berlin' };
const CALLER = { slackUserId: 'U0RITA', teamId: null, enterpriseId: null };
const person = { ...ANNA, email: RITA, name: 'Rita Example', role: 'revops' as const };
let slack: FakeSlack;
let qbrId: string;

beforeAll(async () => {
  slack = await startFakeSlack();
});
afterAll(() => slack.stop());
beforeEach(async () => {
  slack.reset();
  await truncateAll(database.pool);
  await fillWorld(database.db);
  await serveQbrs({ db: database.db, settings: SETTINGS, log }, FRIDAY);
  qbrId = (await database.db.select().from(qbrs))[0]?.qbrId ?? '';
});

const deliver = () =>
  createDelivery({
    db: database.db,
    slackApiUrl: slack.url,
    now: FRIDAY,
    buildFiles: createBuildFiles(database.db, { ...SETUP, writers: [] }),
  })();
const reviews = () =>
  createReviews({
    db: database.db,
    settings: SETTINGS,
    findViewer: async () => ({ kind: 'person', slackUserId: 'U0RITA', person, scope: { kind: 'all' }, managedPods: [] }), // prettier-ignore
  });
const press = () => ({ caller: CALLER, qbrId, now: FRIDAY });
const filesOf = (isSigned: boolean) => drawQbrFiles(database.db, { qbrId, isSigned }, { ...SETUP, now: FRIDAY });
const slideOf = async (bytes: Uint8Array) => (await JSZip.loadAsync(bytes)).file('ppt/slides/slide1.xml')?.async('string'); // prettier-ignore

describe('a review on its way', () => {
  it('R19: is said to RevOps with both files, and to nobody else until it is signed', async () => {
    await deliver();
    expect(slack.posts.map(({ channel }) => channel)).toEqual(['C0REVOPS']);
    expect(slack.posts[0]?.text).toContain('€200K of €350K stands in Save first: 1 of 3 accounts');
    expect(slack.shares.map(({ channel, files }) => [channel, files.length])).toEqual([['C0REVOPS', 2]]);
    await reviews().signOff(press());
    await deliver();
    await deliver();
    expect(slack.posts.map(({ channel }) => channel)).toEqual(['C0REVOPS', 'C0NORTH']);
    expect(slack.shares.map(({ channel }) => channel)).toEqual(['C0REVOPS', 'C0NORTH']);
    expect(slack.shares[1]?.threadTs).toBe(slack.posts[1]?.ts);
    expect(slack.posts[1]?.text).toContain('Signed off by Rita Example');
  });

  it('R17: asks nothing of the pod but to review it', async () => {
    await reviews().signOff(press());
    const note = await drawQbr(database.db, { qbrId, isSigned: true }, { ...SETUP, now: FRIDAY });
    expect(note?.text).toContain('there is nothing to prepare');
    expect(JSON.stringify(note?.blocks)).not.toContain('"button"');
  });

  it('R19: is marked as a draft on both files until it is signed, and signed by name after', async () => {
    const [, draft] = (await filesOf(false)) ?? [];
    expect(draft?.name).toBe('qbr-north-2026-12-02-draft.pptx');
    expect(await slideOf(draft?.bytes ?? new Uint8Array())).toContain('Draft watermark');
    await reviews().signOff(press());
    const [picture, signed] = (await filesOf(true)) ?? [];
    expect([picture?.name, signed?.name]).toEqual(['qbr-north-2026-12-02.png', 'qbr-north-2026-12-02.pptx']);
    const slide = await slideOf(signed?.bytes ?? new Uint8Array());
    expect(slide).not.toContain('DRAFT');
    expect(slide).toContain('Signed off by Rita Example, Fri 27 Nov');
  });

  it('R19: for the pod is neither said nor drawn before it is signed, whatever asks for it', async () => {
    for (const status of ['draft', 'sent_back'] as const) {
      await database.db
        .update(qbrs)
        .set({ status, decidedAt: FRIDAY, decidedByEmail: RITA })
        .where(eq(qbrs.qbrId, qbrId));
      expect(await drawQbr(database.db, { qbrId, isSigned: true }, { ...SETUP, now: FRIDAY })).toBeNull();
      expect(await filesOf(true)).toBeNull();
    }
  });

  it('has words for the picture', async () => {
    const [picture] = (await filesOf(false)) ?? [];
    expect(picture?.altText).toContain('Save first: 1 account, €200K: Acme (30).');
    expect(picture?.altText).toContain('Not on the chart: Silent (no score).');
  });
});
