import { SourceContractError } from '../../errors';
import type { JobResults } from '../../vendor-http/salesforce/create-query-jobs';
import type { PullContext, PullPage } from '../pull/connector';
import { type JobPlace, toCursor } from './job-place';
import { readCsv } from './read-csv';
import { findLatest, type Reading } from './read-changed';
import { type FieldTypes, toFieldTypes, toRecord } from './to-record';
import { listFields } from './to-query';

const ROWS_PER_PAGE = 5_000; // a page is held in memory, and committed as a whole

/**
 * The results of a finished job from where they were left, a page for each answer; its bookmark is the place in the results behind it.
 * @returns where they end; null when Salesforce does not keep them any more.
 */
export async function* readResults(
  reading: Reading,
  place: JobPlace,
  { signal }: PullContext,
): AsyncGenerator<PullPage, JobPlace | null> {
  const { source, api, object, order } = reading;
  const types = toFieldTypes(await api.describe(object, signal));
  for (let here = place; ;) {
    const { job, locator } = here;
    const results = await api.jobs.results(job, { locator, maxRecords: ROWS_PER_PAGE, signal });
    if (results === null) return null;
    if (results.locator !== null && results.locator === locator)
      throw new SourceContractError(source, `${object}: results that lead to themselves`);
    const records = await readRecords(reading, results, { locator, types });
    const latest = findLatest(here.latest, records, order.by);
    here = { ...here, locator: results.locator, latest, isRead: results.locator === null };
    yield { records, cursor: toCursor(here) };
    if (here.isRead) return here;
  }
}

type Shape = { locator: string | null; types: FieldTypes };

async function readRecords(reading: Reading, results: JobResults, { locator, types }: Shape): Promise<unknown[]> {
  const { source, object } = reading;
  const rows = await readCsv({ source, bytes: results.bytes });
  const own = dropHeader(reading, rows, { locator, isEmpty: results.rows === 0 });
  if (results.rows !== null && results.rows !== own.length)
    throw new SourceContractError(source, `${object}: of ${results.rows} results ${own.length} came`);
  const fields = listFields(reading);
  return own.map((row) => toRecord(fields, row, types));
}

/** Columns come in the order in which they were asked for (since version 50). Where the header stands once only, it is in the first answer. */
function dropHeader(
  reading: Reading,
  rows: string[][],
  { locator, isEmpty }: { locator: string | null; isEmpty: boolean },
) {
  const fields = listFields(reading);
  const [first = [], ...rest] = rows;
  if (first.map(lower).join() === fields.map(lower).join()) return rest;
  const isRow = first.length === fields.length && lower(first[0]) !== lower(fields[0]);
  if ((rows.length === 0 && isEmpty) || (locator !== null && isRow)) return rows;
  throw new SourceContractError(reading.source, `${reading.object}: results with other columns than were asked for`);
}

const lower = (text = ''): string => text.toLowerCase();
