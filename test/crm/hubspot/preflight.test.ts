import { inspectHubspot } from '../../../src/crm/hubspot/preflight';
import type { HubspotProperty } from '../../../src/vendor-http/hubspot/answers';

const WRITING = {
  health: 'customer_health',
  reason: 'health_reason',
  as_of: 'health_asof',
  account_key: 'hs_object_id',
  activity_key: 'cs_key',
};
const ordinary = (name: string, type: string, values: readonly string[] = []): HubspotProperty => ({
  name,
  type,
  options: values.map((value) => ({ value })),
  calculated: false,
  hasUniqueValue: name === 'cs_key',
  modificationMetadata: { readOnlyValue: false },
});
const COMPANIES = [
  ordinary('customer_health', 'enumeration', ['Green', 'Yellow', 'Red']),
  ordinary('health_reason', 'string'),
  ordinary('health_asof', 'datetime'),
];
const KEYS = [ordinary('cs_key', 'string')];

const inspect = (name: string, change: Partial<HubspotProperty> | null) => {
  const alter = (list: readonly HubspotProperty[]) =>
    list.flatMap((one) => (one.name === name ? (change === null ? [] : [{ ...one, ...change }]) : [one]));
  const tasks = alter(KEYS);
  return inspectHubspot(WRITING, { companies: alter(COMPANIES), activities: { tasks, notes: KEYS } }).problems;
};

describe('before anything is written to HubSpot', () => {
  it('an account that is set up has nothing against it', () => {
    const found = inspectHubspot(WRITING, { companies: COMPANIES, activities: { tasks: KEYS, notes: KEYS } });
    expect(found).toMatchObject({ problems: [], reasonLength: 255, areActivitiesKeyed: true });
  });

  it.each<[string, Partial<HubspotProperty>]>([
    ['customer_health', { modificationMetadata: { readOnlyValue: true } }],
    ['health_reason', { calculated: true }],
  ])('X23: %s with %o cannot be written, and an ordinary property is asked for', (name, change) => {
    expect(inspect(name, change)).toEqual([
      {
        field: `companies.${name}`,
        text: 'cannot be written: it is calculated, create an ordinary property instead',
      },
    ]);
  });

  it.each<[string, Partial<HubspotProperty> | null, string, string]>([
    [
      'customer_health',
      { options: [{ value: 'green' }, { value: 'Yellow' }, { value: 'Red' }] },
      'companies',
      'lacks the options Green',
    ],
    ['customer_health', { type: 'number' }, 'companies', 'expected a dropdown'],
    ['health_reason', null, 'companies', 'does not exist'],
    ['health_asof', { type: 'date' }, 'companies', 'expected date and time'],
    ['cs_key', { hasUniqueValue: false }, 'tasks', 'unique'],
    ['cs_key', null, 'tasks', 'does not exist'],
  ])('%s with %o is named', (name, change, object, words) => {
    const problems = inspect(name, change);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.field).toBe(`${object}.${name}`);
    expect(problems[0]?.text).toContain(words);
  });
});
