import { SourceContractError } from '../../errors';
import { quoteSoql } from '../../vendor-http/salesforce/soql';
import type { Cursor, PullContext, PullPage } from '../pull/connector';
import type { Reading } from './read-changed';

const PAGE_ROWS = 2_000;

/**
 * All records of an object, in the order of their ids; the bookmark is the last id, so that it never grows old. A finished pass begins anew.
 */
export async function* readEverything(
  { source, api, object, fields, where }: Pick<Reading, 'source' | 'api' | 'object' | 'fields' | 'where'>,
  cursor: Cursor | null,
  { signal }: PullContext,
): AsyncGenerator<PullPage> {
  let after = typeof cursor?.['after'] === 'string' ? cursor['after'] : null;
  for (;;) {
    const conditions = [after === null ? undefined : `Id > ${quoteSoql(after)}`, where].filter(
      (one) => one !== undefined,
    );
    const filter = conditions.length === 0 ? '' : ` WHERE ${conditions.join(' AND ')}`;
    const soql = `SELECT ${[...new Set(fields)].join(', ')} FROM ${object}${filter} ORDER BY Id LIMIT ${PAGE_ROWS}`;
    const { records, done } = await api.query(soql, { signal });
    const isLast = done && records.length < PAGE_ROWS; // wide rows come in smaller pages than was asked
    after = isLast ? null : readId(source, records.at(-1));
    yield { records, cursor: { after }, isLast };
    if (isLast) return;
  }
}

function readId(source: string, record: unknown): string {
  if (typeof record === 'object' && record !== null && 'Id' in record && typeof record.Id === 'string')
    return record.Id;
  throw new SourceContractError(source, 'a record without Id: there is no going on after it');
}
