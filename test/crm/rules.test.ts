import { eq } from 'drizzle-orm';
import type { CrmSink } from '../../src/crm/sink';
import { accountHealth, accounts } from '../../src/db/schema';
import { createSalesforce, type Salesforce } from '../../workspace/vendors/salesforce/create-salesforce';
import { type RunningVendor, startVendor } from '../../workspace/vendors/start-vendor';
import type { StandInReply, StandInRequest } from '../connectors/subject';
import { hoursAfter } from '../support/alert-world';
import { createWriter, seedScored, TARGET } from '../support/crm-world';
import { truncateAll, useDatabase } from '../support/database';
import { type FaultServer, startFaultServer } from '../support/fault-server';
import { answerBy, ok, openSink } from './open-sink';

const RECORD = '001000000000000001'; // digits alone, as HubSpot's ids are
const API = '/crm/objects/2026-03/companies';

type Input = { id: string; properties: Record<string, string> };
const inputsOf = ({ body }: StandInRequest): Input[] => (JSON.parse(body) as { inputs: Input[] }).inputs;
const property = (name: string, type: string, values: readonly string[] = []) => ({
  name,
  label: name,
  type,
  fieldType: type === 'enumeration' ? 'select' : 'text',
  options: values.map((value) => ({ value, label: value, hidden: false, displayOrder: 0 })),
  calculated: false,
  modificationMetadata: { readOnlyValue: false, archivable: true, readOnlyDefinition: false },
});
const DROPDOWN = property('customer_health', 'enumeration', ['Green', 'Yellow', 'Red']);

/** A HubSpot in which `health` is the property that rules look at. */
function answerAsHubspot(health: object) {
  const stored: Record<string, string> = {};
  const toBatch = (of: (input: Input) => Record<string, string>) => (request: StandInRequest): StandInReply =>
    ok({
      status: 'COMPLETE',
      startedAt: '2026-03-10T12:00:00Z',
      completedAt: '2026-03-10T12:00:00Z',
      results: inputsOf(request).map((input) => ({
        id: input.id,
        properties: of(input),
        createdAt: '2026-03-10T12:00:00Z',
        updatedAt: '2026-03-10T12:00:00Z',
      })),
    }); // prettier-ignore
  return answerBy({
    'GET /crm/properties/2026-03/companies': () =>
      ok({ results: [health, property('health_reason', 'string'), property('health_asof', 'datetime')] }),
    [`POST ${API}/batch/read`]: toBatch(() => ({ health_asof: stored['health_asof'] ?? '' })),
    [`POST ${API}/batch/update`]: toBatch(({ properties }) => Object.assign(stored, properties)),
  });
}

const database = useDatabase();
let salesforce: Salesforce;
let running: RunningVendor;
let hubspot: FaultServer;
let now = hoursAfter(1);

beforeEach(async () => {
  await truncateAll(database.pool);
  now = hoursAfter(1);
  salesforce = createSalesforce(
    { now: () => now, post: async () => undefined },
    { clientId: 'secret-client_id', clientSecret: 'secret-client_secret' },
  );
  salesforce.store.loadAccounts([{ account_id: 'acme', name: 'Acme' }]);
  running = await startVendor(salesforce.vendor);
  await seedScored(database.db, 'acme', { band: 'yellow' });
  await database.db.update(accounts).set({ crmId: RECORD });
});
afterEach(async () => {
  await running.close();
  await hubspot.close();
});

async function connect(health: object) {
  hubspot = await startFaultServer(answerAsHubspot(health));
  const sinks: Record<string, CrmSink> = {
    salesforce: openSink('salesforce', running.url, { activities: false }),
    hubspot: openSink('hubspot', hubspot.url, { activities: false }),
  };
  const openNamed = (target: string): CrmSink => sinks[target] ?? fail(target);
  const targets = ['salesforce', 'hubspot'].map((target) => ({ ...TARGET, target, tasks: false, notes: false }));
  return async (hours: number) => {
    now = hoursAfter(hours);
    return createWriter({ db: database.db, crm: openNamed('salesforce'), openSink: openNamed, now })(targets);
  };
}
const fail = (target: string): never => {
  throw new Error(`no sink ${target}`);
};
const rescore = (health: Partial<typeof accountHealth.$inferInsert>) =>
  database.db.update(accountHealth).set(health).where(eq(accountHealth.accountId, 'acme'));
/** What each CRM's rules would see: every writing of the record, by what it said of its health. */
const updates = () => hubspot.requests.filter(({ path }) => path === `${API}/batch/update`).map(inputsOf);
const record = () => salesforce.store.find('Account', RECORD);

describe('a rule in the CRM that starts when health turns Red', () => {
  it('R240: sees one change of one plain value per change of band, in Salesforce and in HubSpot, and none of a score that moved', async () => {
    const write = await connect(DROPDOWN);
    await write(1);
    await rescore({ band: 'red', scoredAt: hoursAfter(2) });
    await write(2);
    expect(record()).toMatchObject({ Customer_Health__c: 'Red' });
    const turnedAt = record()?.['SystemModstamp'];
    await rescore({ score: 12, scoredAt: hoursAfter(3) });
    await write(3);
    expect(updates().map((inputs) => inputs.map(({ id, properties }) => [id, properties['customer_health']]))).toEqual([
      [[RECORD, 'Yellow']],
      [[RECORD, 'Red']],
    ]);
    expect(record()?.['SystemModstamp']).toEqual(turnedAt);
  });

  it('R240: is promised nothing that cannot start it: a calculated property is refused before anything is written', async () => {
    const write = await connect({ ...DROPDOWN, calculated: true });
    await write(1);
    expect(updates()).toEqual([]);
    expect(record()).toMatchObject({ Customer_Health__c: 'Yellow' });
  });
});
