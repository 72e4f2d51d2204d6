import { withConnection } from '../../../src/db/queries/ingest-lock';
import { segmentKind } from '../../../src/ingest/segment/connector';
import { landRecords } from '../../../src/services/pull/land-records';
import { getFeatures, insert } from '../../db/queries/account-facts';
import { connectKind } from '../../ingest/product-events/connect-kind';
import { truncateAll, useDatabase } from '../../support/database';

const database = useDatabase();
beforeEach(async () => {
  await truncateAll(database.pool);
  await insert(database.pool, 'accounts', [{ account_id: 'acme', name: 'Acme' }]);
});

const connector = connectKind(segmentKind, { engagement: { email_opened: ['Email Opened'] } }, 'a-secret-of-16ch');
const call = (event: string, at: string) => ({
  type: 'track',
  messageId: `${event} ${at}`,
  timestamp: at,
  userId: 'u1',
  event,
  context: { groupId: 'acme' },
});

/** One delivery, just after the last of its calls. */
async function deliver(...calls: ReturnType<typeof call>[]): Promise<void> {
  const now = new Date(Date.parse(calls.at(-1)?.timestamp ?? '') + 60_000);
  const records =
    (await connector.hook?.read(JSON.stringify(calls), { now, signal: new AbortController().signal })) ?? [];
  await withConnection(database.pool, (connection) =>
    landRecords(connection, { connector, deliveries: [{ records, receivedAt: now }] }),
  );
}

it('R236: e-mails that Segment tells of are engagement by the next day, while the product was not used at all', async () => {
  await deliver(call('Email Opened', '2026-03-02T10:00:00Z'), call('Email Opened', '2026-03-02T11:00:00Z'));
  await deliver(call('Email Opened', '2026-03-03T10:00:00Z'));
  await deliver(call('Email Opened', '2026-03-04T05:00:00Z')); // the 3rd is over
  expect(await getFeatures(database.pool)).toMatchObject({
    engagementActions90: 3, engagementEndOn: '2026-03-04', engagementSinceOn: '2026-03-02', lastActiveOn: null, firstUsageOn: null,
  }); // prettier-ignore
});

it('R236: when Segment falls silent, its silence is no drop of engagement', async () => {
  await deliver(call('Email Opened', '2026-03-02T10:00:00Z'));
  await deliver(call('Email Opened', '2026-03-04T05:00:00Z'));
  const later = await getFeatures(database.pool, 'acme', new Date('2026-03-24T06:00:00Z'));
  expect(later).toMatchObject({ engagementActions90: 1, engagementEndOn: '2026-03-04' }); // the 4th is not known whole
});
