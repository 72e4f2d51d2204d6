import { inspectSalesforce } from '../../../src/crm/salesforce/preflight';
import { Description, type DescribedField } from '../../../src/vendor-http/salesforce/answers';
import { SALESFORCE_OBJECTS } from '../../../workspace/vendors/salesforce/objects';

const WRITING = {
  health: 'Customer_Health__c',
  reason: 'Health_Reason__c',
  as_of: 'Health_AsOf__c',
  account_key: 'Id',
  activity_key: 'CS_Key__c',
  open_status: 'Not Started',
  done_status: 'Completed',
};
const describeObject = (object: string): Description =>
  Description.parse({ createable: true, updateable: true, fields: SALESFORCE_OBJECTS[object] });

function inspect(object: 'Account' | 'Task', name: string, change: Partial<DescribedField> | null) {
  const all = { Account: describeObject('Account'), Task: describeObject('Task') };
  const fields = all[object].fields.flatMap((field) =>
    field.name === name ? (change === null ? [] : [{ ...field, ...change }]) : [field],
  );
  const changed = { ...all, [object]: { ...all[object], fields } };
  return inspectSalesforce(WRITING, { account: changed.Account, task: changed.Task }).problems;
}

describe('before anything is written to Salesforce', () => {
  it('an organisation that is set up has nothing against it, and says how long a reason may be', () => {
    const found = inspectSalesforce(WRITING, { account: describeObject('Account'), task: describeObject('Task') });
    expect(found).toMatchObject({ problems: [], reasonLength: 255, areActivitiesKeyed: true });
  });

  it.each<['Account' | 'Task', string, Partial<DescribedField> | null, string]>([
    ['Account', 'Customer_Health__c', null, 'does not exist'],
    ['Account', 'Customer_Health__c', { updateable: false }, 'may not be edited'],
    [
      'Account',
      'Customer_Health__c',
      {
        picklistValues: [
          { value: 'Green', active: true },
          { value: 'Red', active: false },
        ],
      },
      'Yellow, Red',
    ],
    ['Account', 'Customer_Health__c', { type: 'double' }, 'expected Picklist'],
    ['Account', 'Health_Reason__c', { calculated: true }, 'formula'],
    ['Account', 'Health_AsOf__c', { type: 'date' }, 'expected Date/Time'],
    ['Task', 'CS_Key__c', null, 'does not exist'],
    ['Task', 'CS_Key__c', { externalId: false }, 'not an External ID'],
    ['Task', 'CS_Key__c', { length: 63 }, 'holds 63 characters'],
    [
      'Task',
      'Status',
      {
        picklistValues: [
          { value: 'Open', active: true },
          { value: 'Completed', active: true },
        ],
      },
      'no value Not Started',
    ],
  ])('%s.%s with %o is named', (object, name, change, words) => {
    const problems = inspect(object, name, change);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.field).toBe(`${object}.${name}`);
    expect(problems[0]?.text).toContain(words);
  });

  it('where no activities are written, nothing is asked of tasks', () => {
    expect(inspectSalesforce(WRITING, { account: describeObject('Account'), task: null }).problems).toEqual([]);
  });
});
