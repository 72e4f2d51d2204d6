import { toCellValue } from '../crm-fields/to-cell-value';
import { toDay } from '../crm-fields/to-day';
import type { Mapped } from '../pull/connector';
import type { FactValue } from '../pull/fact-value';
import type { HubspotRecord } from './schema';
import type { DealRules } from './settings';
import { toVersion } from './to-version';

/** A deal that was won, as the contract term it brought. One that is not, or not any more, is gone; without a company it is nobody's. */
export function mapDeal(record: HubspotRecord, rules: DealRules): readonly Mapped[] {
  const { id, properties, archived } = record;
  const key = toCellValue(properties[rules.account]);
  const account = key === null ? null : { key: String(key) };
  const version = toVersion(record, 'hs_lastmodifieddate');
  const isWon = rules.only.values.includes(properties[rules.only.property] ?? '');
  if (archived || !isWon || account === null)
    return [{ kind: 'deleted', stream: 'subscriptions', account, version, cells: { subscription_id: id } }];
  return [{ kind: 'fact', stream: 'subscriptions', account, version, cells: toCells(record, rules) }];
}

function toCells({ id, properties }: HubspotRecord, rules: DealRules): Record<string, FactValue> {
  const cells: Record<string, FactValue> = {
    subscription_id: id,
    started_on: toDay(properties[rules.started_on]),
    ends_on: toDay(properties[rules.ends_on]),
    arr: toCellValue(properties[rules.arr]),
  };
  if (rules.seats !== undefined) cells['seats'] = toCellValue(properties[rules.seats]);
  if (rules.plan !== undefined) cells['plan'] = toCellValue(properties[rules.plan]);
  if (rules.currency !== undefined) cells['currency'] = toCellValue(properties[rules.currency]);
  return cells;
}
