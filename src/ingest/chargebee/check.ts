import { messageOf, SourceError } from '../../errors';
import type { CheckFinding, PullContext } from '../pull/connector';
import type { ChargebeeApi, ObjectName } from './api';
import type { ChargebeeSettings } from './settings';
import { describeMissingHook } from '../pull/missing-hook';

const OBJECTS: readonly { name: ObjectName; becomes: string }[] = [
  { name: 'customer', becomes: 'whom each bill is about' },
  { name: 'subscription', becomes: 'contract terms and ARR' },
  { name: 'invoice', becomes: 'bills' },
];

type Input = { api: ChargebeeApi; settings: ChargebeeSettings; source: string; hasHook: boolean };

/** One page of each list, and whether the field that names our accounts is there. */
export async function checkChargebee(
  { api, settings, source, hasHook }: Input,
  context: PullContext,
): Promise<CheckFinding[]> {
  const findings: CheckFinding[] = [];
  for (const object of OBJECTS) findings.push(...(await look({ api, settings }, object, context)));
  if (findings.every(({ level }) => level !== 'problem'))
    findings.push({ level: 'ok', text: 'would sync every customer, subscription and invoice, then what changes' });
  if (!hasHook) findings.push(describeMissingHook(source, 'changes come with the schedule only'));
  return findings;
}

async function look(
  { api, settings }: Pick<Input, 'api' | 'settings'>,
  { name, becomes }: (typeof OBJECTS)[number],
  { signal }: PullContext,
): Promise<CheckFinding[]> {
  try {
    const page = await api.list(name, { updatedAfter: 0, offset: null, signal });
    const records = page?.records ?? [];
    const found: CheckFinding = {
      level: 'ok',
      text: `${name}s: readable, ${records.length} on the first page (${becomes})`,
    };
    return name === 'customer' ? [found, ...noteFields(records, settings)] : [found];
  } catch (error) {
    const isForbidden = error instanceof SourceError && error.status === 403;
    const hint = isForbidden ? ': give the key "Read-only: all" (Settings → Configure Chargebee → API keys)' : '';
    return [{ level: 'problem', text: `${name}s cannot be read: ${messageOf(error)}${hint}` }];
  }
}

function noteFields(records: readonly unknown[], { account_id_field: field }: ChargebeeSettings): CheckFinding[] {
  const hasIt = records.some((record) => typeof record === 'object' && record !== null && field in record);
  if (records.length === 0 || hasIt) return [];
  return [
    {
      level: 'note',
      text: `no customer of the first page has ${field}: accounts are found by e-mail domain, or by account_id_field`,
    },
  ];
}
