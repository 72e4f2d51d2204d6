import { ConfigFile } from '../../../src/config-file';
import type { AccountList, ListRow } from '../../../src/domain/list';
import { NOW } from '../cards';

export function buildRow(over: Partial<ListRow> = {}): ListRow {
  return {
    accountId: 'acme',
    name: 'Acme',
    band: 'red',
    score: 31,
    change30: -9,
    trend: 'declining',
    arr: 240_000,
    currency: 'USD',
    renewalOn: '2027-03-31',
    lastTouchAt: NOW,
    alert: { tier: 'high', isSnoozed: false },
    alerts: 1,
    usageChange30: -0.41,
    group: null,
    flag: 'call_today',
    reason: 'Logins down 41% in 14 days',
    action: 'book a 30-min usage review with their admin this week',
    actionDueOn: '2026-11-27',
    attention: 'monthly',
    ...over,
  };
}

export function buildSample(over: Partial<AccountList> = {}): AccountList {
  return {
    state: { list: 'review', sort: 'recommended', page: 1 },
    own: [],
    conditions: null,
    limits: ConfigFile.parse({}).filters,
    rows: [buildRow()],
    pageSize: 8,
    total: 1,
    accounts: 87,
    triage: { atRisk: 9, stable: 70, expansionReady: 5, notKnown: 3 },
    isUsageStale: false,
    arrRule: 'one_currency',
    ...over,
  };
}
