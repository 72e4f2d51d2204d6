import type { Mapped } from '../pull/connector';
import type { FactValue } from '../pull/fact-value';
import { toCellValue } from '../crm-fields/to-cell-value';
import { toDay } from '../crm-fields/to-day';
import { readField } from './read-field';
import type { TermRecord } from './schema';
import type { SubscriptionRules } from './settings';

/** One contract term. One that is no longer among those asked for (a draft, a cancelled one) is gone. [] without an account. */
export function mapTerm(record: TermRecord, rules: SubscriptionRules): readonly Mapped[] {
  const key = toCellValue(readField(record, rules.account));
  const account = key === null ? null : { key: String(key) };
  const version = record.SystemModstamp;
  if (record.IsDeleted || !isAsked(record, rules))
    return [{ kind: 'deleted', stream: 'subscriptions', account, version, cells: { subscription_id: record.Id } }];
  if (account === null) return [];
  return [{ kind: 'fact', stream: 'subscriptions', account, version, cells: toCells(record, rules) }];
}

function isAsked(record: TermRecord, { only }: SubscriptionRules): boolean {
  return only === undefined || only.values.includes(String(readField(record, only.field)));
}

function toCells(record: TermRecord, rules: SubscriptionRules): Record<string, FactValue> {
  const cells: Record<string, FactValue> = {
    subscription_id: record.Id,
    started_on: toDay(readField(record, rules.started_on)),
    ends_on: toDay(readField(record, rules.ends_on)),
    arr: toCellValue(readField(record, rules.arr)),
  };
  if (rules.seats !== undefined) cells['seats'] = toCellValue(readField(record, rules.seats));
  if (rules.plan !== undefined) cells['plan'] = toCellValue(readField(record, rules.plan));
  if (rules.currency !== undefined) cells['currency'] = toCellValue(readField(record, rules.currency));
  return cells;
}
