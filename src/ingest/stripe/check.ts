import { messageOf, SourceError } from '../../errors';
import type { CheckFinding, PullContext } from '../pull/connector';
import type { StripeApi } from './api';
import type { StripeSettings } from './settings';
import { describeMissingHook } from '../pull/missing-hook';

/** What is read, and which permission of a restricted key it takes (Developers → API keys → the key → Permissions). */
const ENDPOINTS = [
  { path: '/v1/events', permission: 'Events: Read', becomes: 'what changed, every time' },
  { path: '/v1/customers', permission: 'Customers: Read', becomes: 'whom each bill is about' },
  { path: '/v1/subscriptions', permission: 'Subscriptions: Read', becomes: 'contract terms and ARR, once a day' },
  { path: '/v1/invoices', permission: 'Invoices: Read', becomes: 'bills, once a day' },
  { path: '/v1/invoice_payments', permission: 'Invoices: Read', becomes: 'which bill a disputed payment was for' },
  { path: '/v1/disputes', permission: 'Disputes: Read', becomes: 'disputed bills, once a day' },
  { path: '/v1/coupons', permission: 'Coupons: Read', becomes: 'what discounts take off' },
  { path: '/v1/prices', permission: 'Prices: Read', becomes: 'tiers of prices' },
] as const;
const NOT_RESTRICTED = /^sk_/;

type Input = { api: StripeApi; settings: StripeSettings; key: string; source: string; hasHook: boolean };

/** One record of each list that is read. A list that the key may not read is named with the permission to tick. */
export async function checkStripe(
  { api, settings, key, source, hasHook }: Input,
  context: PullContext,
): Promise<CheckFinding[]> {
  const findings: CheckFinding[] = [];
  for (const endpoint of ENDPOINTS) findings.push(await look(api, endpoint, context));
  if (findings.every(({ level }) => level === 'ok'))
    findings.push({
      level: 'ok',
      text: `would sync subscriptions, ${settings.history_days} days of invoices and every dispute of 180 days; customers by metadata.${settings.account_id_key}, metadata.${settings.crm_id_key} and e-mail domain`,
    });
  return [...findings, ...listNotes(key, source, hasHook)];
}

async function look(
  api: StripeApi,
  endpoint: (typeof ENDPOINTS)[number],
  { signal }: PullContext,
): Promise<CheckFinding> {
  const { path, permission, becomes } = endpoint;
  try {
    const page = await api.list(path, { query: { limit: 1 }, signal });
    return { level: 'ok', text: `${path}: readable${page?.data.length === 0 ? ', empty' : ''} (${becomes})` };
  } catch (error) {
    const isForbidden = error instanceof SourceError && error.status === 403;
    const hint = isForbidden ? `: tick "${permission}" for this key` : `: ${messageOf(error)}`;
    return { level: 'problem', text: `${path} cannot be read${hint}` };
  }
}

function listNotes(key: string, source: string, hasHook: boolean): CheckFinding[] {
  const notes: CheckFinding[] = [];
  if (NOT_RESTRICTED.test(key))
    notes.push({ level: 'note', text: 'the key may do everything: create a restricted key (rk_…) that only reads' });
  if (key.includes('_test_')) notes.push({ level: 'note', text: 'the key is of test mode: no real customer is in it' });
  if (!hasHook) notes.push(describeMissingHook(source, 'changes come with the schedule only'));
  return notes;
}
