import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createSalesforce, type Salesforce } from '../../workspace/vendors/salesforce/create-salesforce';
import { type RunningVendor, startVendor } from '../../workspace/vendors/start-vendor';
import { useDatabase } from '../support/database';
import { useTempFolder } from '../support/temp-folder';
import { writeHealthyAcme, writeTroubledAcme } from './acme';
import { createCommandLine } from './command-line';

const CREDENTIALS = { clientId: 'the-client', clientSecret: 'the-secret' };
const BATCH = [['ingest', '--source', 'product'], ['score'], ['write-back']] as const;

describe('the first thirty days: no Slack, a CRM and the telemetry there is', () => {
  const database = useDatabase();
  const folder = useTempFolder('file');
  const files = () => join(folder(), 'product');
  let now = new Date('2026-03-02T06:00:00Z');
  let salesforce: Salesforce;
  let server: RunningVendor;
  const environment = () => ({
    DATABASE_URL: database.url,
    BAROMETER_CONFIG: join(folder(), 'barometer.yaml'),
    BAROMETER_CRM_CLIENT_ID: CREDENTIALS.clientId,
    BAROMETER_CRM_CLIENT_SECRET: CREDENTIALS.clientSecret,
  });
  const barometer = createCommandLine(environment, () => now);
  const record = () => salesforce.store.list('Account').find(({ Name }) => Name === 'Acme');
  async function runBatch(): Promise<void> {
    for (const verb of BATCH) expect(await barometer(...verb)).toMatchObject({ code: 0, errors: '' });
  }

  beforeAll(async () => {
    salesforce = createSalesforce({ now: () => now, post: async () => undefined }, CREDENTIALS);
    salesforce.store.loadAccounts([{ account_id: 'acme', name: 'Acme' }]);
    server = await startVendor(salesforce.vendor);
    const sources = `sources:\n  - { name: product, kind: csv, dir: product }\n  - { name: crm, kind: salesforce, base_url: "${server.url}" }\n`;
    await writeFile(join(folder(), 'barometer.yaml'), `${sources}write_back:\n  - { to: crm }\n`);
    await writeHealthyAcme(files());
    const [header, row] = (await readFile(join(files(), 'accounts.csv'), 'utf8')).trimEnd().split('\n');
    await writeFile(join(files(), 'accounts.csv'), `${header},crm_id\n${row},${String(record()?.['Id'])}\n`);
  });
  afterAll(() => server.close());

  it('R36: a batch a day reads it, scores it and keeps the three fields of the CRM', async () => {
    await runBatch();
    expect(record()).toMatchObject({ Customer_Health__c: 'Green', Health_AsOf__c: '2026-03-02T06:00:00.000Z' });
    now = new Date('2026-03-16T06:00:00Z');
    await writeTroubledAcme(files());
    await runBatch();
    expect(record()).toMatchObject({
      Customer_Health__c: 'Red',
      Health_Reason__c: 'Logins down 41% in 14 days',
      Health_AsOf__c: '2026-03-16T06:00:00.000Z',
    });
  });
});
