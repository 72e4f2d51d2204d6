import { createHmac } from 'node:crypto';
import { accounts, npsResponses, quarantine } from '../../../src/db/schema';
import { surveyKind } from '../../../src/ingest/survey/connector';
import { createVendorLanding } from '../../../src/services/hooks/create-vendor-landing';
import { openVendorDoor } from '../../../src/services/hooks/open-vendor-door';
import { work } from '../../services/hooks/deliveries';
import { truncateAll, useDatabase } from '../../support/database';

const NOW = new Date('2026-11-20T12:00:00Z');
const SECRET = 'secret-of-the-survey';
const database = useDatabase();
const connector = surveyKind.create(
  'pulse',
  { signature: { header: 'X-Pulse', prefix: 'sha256=' } },
  {
    hookSecret: SECRET,
    findSecret: () => null,
    secret: () => '',
    resolvePath: (path) => path,
    http: () => {
      throw new Error('a webhook asks nobody');
    },
  },
);

async function send(answers: unknown, secret = SECRET) {
  const { hook } = connector;
  if (hook === undefined) throw new Error('it has a secret, and so a hook');
  const body = Buffer.from(JSON.stringify(answers));
  const headers = { 'x-pulse': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}` };
  const door = openVendorDoor(database.db, { source: 'pulse', hook, publicUrl: null });
  return door.receive({ method: 'POST', url: '/hooks/pulse', headers, body, now: NOW });
}
const land = () =>
  work(database, NOW, {
    vendors: new Map([['pulse', createVendorLanding(database.pool, connector, { now: () => NOW })]]),
  });
const answer = (more: object = {}) => ({ id: 'r1', score: 2, responded_at: '2026-11-20T11:59:00Z', account_id: 'acme', comment: 'Slow', ...more }); // prettier-ignore
const listAnswers = () => database.db.select().from(npsResponses);

beforeEach(async () => {
  await truncateAll(database.pool);
  await database.db.insert(accounts).values({ accountId: 'acme', name: 'Acme', source: 'csv' });
});

describe('an answer that a survey tool sends', () => {
  it('lands, and its account is scored at once; sent again it changes nothing', async () => {
    expect(await send(answer())).toEqual({ kind: 'accepted' });
    expect((await land()).scored).toEqual([['acme']]);
    expect(await listAnswers()).toMatchObject([
      { accountId: 'acme', responseId: 'pulse:r1', score: 2, comment: 'Slow' },
    ]);
    expect(await send(answer())).toEqual({ kind: 'seen' });
    await send([answer()]); // in other bytes
    expect((await land()).scored).toEqual([]);
    expect(await listAnswers()).toHaveLength(1);
  });

  it('with another secret comes to nothing', async () => {
    expect(await send(answer(), 'another')).toMatchObject({ kind: 'refused' });
    await land();
    expect(await listAnswers()).toEqual([]);
  });

  it('that is bad is kept aside without its comment, and those beside it land', async () => {
    await send([answer({ id: 'r2', score: 11 }), answer({ id: 'r3', responded_at: 'soon' }), answer()]);
    await land();
    expect(await listAnswers()).toMatchObject([{ responseId: 'pulse:r1' }]);
    const kept = await database.db.select().from(quarantine).orderBy(quarantine.recordId);
    expect(kept.map(({ recordId }) => recordId)).toEqual(['r2', 'r3']);
    expect(JSON.stringify(kept)).not.toContain('Slow');
  });
});
