import type { DuckDBValue } from '@duckdb/node-api';
import type { FactValue } from '../pull/fact-value';

/**
 * How a value of one DuckDB type is read. What is exact stays text: 64-bit integers, decimals, days. A timestamp without zone is read as UTC; the
 * session's zone is UTC too. Pure.
 */
export function readerOf(type: string): (value: DuckDBValue) => FactValue {
  if (type.startsWith('TIMESTAMP')) return (value) => (value === null ? null : toIso(String(value)));
  return (value) => {
    if (value === null || typeof value === 'boolean' || typeof value === 'number') return value;
    return String(value);
  };
}

function toIso(text: string): string {
  const bare = text.replace(' ', 'T').replace(/\+00(:?00)?$/, '');
  return `${bare}Z`;
}
