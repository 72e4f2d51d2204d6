import type { FactValue } from '../pull/fact-value';

const MS_PER_DAY = 86_400_000;
const DAYS = /^-?\d{1,8}$/;
const SECONDS = /^-?\d{1,12}(\.\d{1,9})?/;

/**
 * How a value of one Snowflake type is read; all come as text (https://docs.snowflake.com/en/developer-guide/sql-api/handling-responses). DATE counts
 * days since 1970, timestamps seconds with a fraction; TIMESTAMP_TZ has its zone behind, which changes nothing about the instant; TIMESTAMP_NTZ is
 * read as UTC. Numbers stay the text they are. What is not of its type stays as it came, for the contract to refuse. Pure.
 */
export function readerOf(type: string): (text: string) => FactValue {
  const kind = type.toUpperCase();
  if (kind === 'BOOLEAN') return (text) => (text === 'true' || text === '1' ? true : readNo(text));
  if (kind === 'DATE') return readDay;
  if (kind.startsWith('TIMESTAMP')) return readInstant;
  return (text) => text;
}

function readNo(text: string): FactValue {
  return text === 'false' || text === '0' ? false : text;
}

function readDay(text: string): FactValue {
  const days = DAYS.test(text) ? new Date(Number(text) * MS_PER_DAY) : null;
  return days === null || Number.isNaN(days.getTime()) ? text : days.toISOString().slice(0, 10);
}

function readInstant(text: string): FactValue {
  const seconds = SECONDS.exec(text)?.[0];
  const instant = seconds === undefined ? null : new Date(Math.floor(Number(seconds) * 1000 + 1e-4)); // 0.123 s are 122.99999 ms
  return instant === null || Number.isNaN(instant.getTime()) ? text : instant.toISOString();
}
