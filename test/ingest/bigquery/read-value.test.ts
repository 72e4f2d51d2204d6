import { judgeBigQueryLimit } from '../../../src/ingest/bigquery/judge-limit';
import { readerOf } from '../../../src/ingest/bigquery/read-value';

describe('a value of BigQuery', () => {
  it.each([
    [{ type: 'INTEGER' }, '9007199254740993', '9007199254740993'],
    [{ type: 'NUMERIC' }, '0.10', '0.10'],
    [{ type: 'STRING' }, 'true', 'true'],
    [{ type: 'BOOLEAN' }, 'true', true],
    [{ type: 'BOOL' }, 'false', false],
    [{ type: 'DATE' }, '2026-11-20', '2026-11-20'],
    [{ type: 'DATETIME' }, '2026-11-20T10:00:00.5', '2026-11-20T10:00:00.5Z'],
    [{ type: 'TIMESTAMP' }, '1795168800123456', '2026-11-20T10:00:00.123Z'],
    [{ type: 'TIMESTAMP' }, '-1', '1970-01-01T00:00:00.000Z'],
    [{ type: 'TIMESTAMP' }, '1.7951688E9', '1.7951688E9'], // seconds, which were not asked for: the contract refuses them
    [{ type: 'STRING', mode: 'REPEATED' }, [{ v: 'a' }], '[{"v":"a"}]'],
    [{ type: 'STRING' }, null, null],
  ])('%j %j is %j', (field, value, expected) => {
    expect(readerOf(field)(value)).toBe(expected);
  });
});

describe('403 is not always a matter of permission', () => {
  const saying = (reason: string): string => JSON.stringify({ error: { code: 403, errors: [{ reason }] } });
  it.each([
    [403, 'rateLimitExceeded', 'wait'],
    [403, 'jobRateLimitExceeded', 'wait'],
    [403, 'quotaExceeded', 'stop'],
    [403, 'accessDenied', null],
    [400, 'quotaExceeded', null],
  ])('%d %s: %s', (status, reason, expected) => {
    expect(judgeBigQueryLimit({ status, text: saying(reason) })).toBe(expected);
  });
});
