import type { DescribedField, Description } from '../../vendor-http/salesforce/answers';
import type { SalesforceWriting } from '../../vendor-http/salesforce/writing';
import { HEALTH_WORDS } from '../health-words';
import type { Preflight, PreflightProblem } from '../sink';

const KEY_LENGTH = 64; // of an activity's key
const TEXTS = ['string', 'textarea'];

/** What stands in the way of writing, from what Salesforce says of Account and Task (null: no activities are written). Pure. */
export function inspectSalesforce(
  writing: SalesforceWriting,
  { account, task }: { account: Description; task: Description | null },
): Preflight {
  const problems = [
    ...listAccountProblems(writing, account),
    ...(task === null ? [] : listTaskProblems(writing, task)),
  ];
  return {
    problems,
    reasonLength: find(account, writing.reason)?.length ?? null,
    writes: [writing.health, writing.reason, writing.as_of]
      .map((name) => `Account.${name}`)
      .concat(task === null ? [] : ['Task']),
    areActivitiesKeyed: task !== null,
  };
}

const find = (description: Description, name: string): DescribedField | undefined =>
  description.fields.find((field) => field.name === name);

function listAccountProblems(writing: SalesforceWriting, account: Description): PreflightProblem[] {
  const objects: PreflightProblem[] = account.updateable
    ? []
    : [{ field: 'Account', text: 'the integration user may not edit it: give its permission set Edit on Account' }];
  const key = find(account, writing.account_key);
  const keys: PreflightProblem[] = key === undefined ? [missing(`Account.${writing.account_key}`)] : [];
  return [
    ...objects,
    ...keys,
    ...inspect(account, writing.health, (field) => describeHealth(field)),
    ...inspect(account, writing.reason, ({ type }) =>
      TEXTS.includes(type) ? null : `is of type ${type}, expected Text`,
    ),
    ...inspect(account, writing.as_of, ({ type }) =>
      type === 'datetime' ? null : `is of type ${type}, expected Date/Time`,
    ),
  ];
}

function inspect(
  account: Description,
  name: string,
  judge: (field: DescribedField) => string | null,
): PreflightProblem[] {
  const label = `Account.${name}`;
  const field = find(account, name);
  if (field === undefined) return [missing(label)];
  if (field.calculated) return [{ field: label, text: 'is a formula, and cannot be written' }];
  if (!field.updateable) return [{ field: label, text: 'may not be edited: give its permission set Edit access' }];
  const text = judge(field);
  return text === null ? [] : [{ field: label, text }];
}

const missing = (field: string): PreflightProblem => ({
  field,
  text: 'does not exist, or the integration user may not see it: create it, and give its permission set access',
});

/** A text takes any value; a picklist must have the three (R5). */
function describeHealth({ type, picklistValues }: DescribedField): string | null {
  if (TEXTS.includes(type)) return null;
  if (type !== 'picklist') return `is of type ${type}, expected Picklist`;
  const active = new Set(picklistValues.filter((one) => one.active).map(({ value }) => value));
  const lacking = Object.values(HEALTH_WORDS).filter((word) => !active.has(word));
  return lacking.length === 0 ? null : `lacks the values ${lacking.join(', ')}`;
}

function listTaskProblems(writing: SalesforceWriting, task: Description): PreflightProblem[] {
  const label = `Task.${writing.activity_key}`;
  const key = find(task, writing.activity_key);
  if (key === undefined) return [missing(label)];
  const problems: PreflightProblem[] = [];
  if (!task.createable) problems.push({ field: 'Task', text: 'the integration user may not create tasks' });
  if (!key.externalId) problems.push({ field: label, text: 'is not an External ID: tasks could be written twice' });
  if (key.length < KEY_LENGTH)
    problems.push({ field: label, text: `holds ${key.length} characters, expected ${KEY_LENGTH}` });
  return [...problems, ...listStatusProblems(writing, task)];
}

function listStatusProblems(
  { open_status: open, done_status: done }: SalesforceWriting,
  task: Description,
): PreflightProblem[] {
  const known = new Set(
    (find(task, 'Status')?.picklistValues ?? []).filter((one) => one.active).map(({ value }) => value),
  );
  const lacking = [...new Set([open, done])].filter((status) => !known.has(status));
  return lacking.map((status) => ({
    field: 'Task.Status',
    text: `has no value ${status}: set write.open_status and write.done_status`,
  }));
}
