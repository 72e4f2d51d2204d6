import type { FactValue } from '../pull/fact-value';

const MICROS = /^-?\d{1,18}$/;

/**
 * How a value of one BigQuery type is read. All come as text; TIMESTAMP as whole microseconds, as it was asked for; DATETIME has no zone and is read as
 * UTC; numbers stay the text they are; lists and records become JSON, which no column of the contract takes. Pure.
 */
export function readerOf({ type, mode }: { type: string; mode?: string | undefined }): (value: unknown) => FactValue {
  const kind = mode === 'REPEATED' ? 'REPEATED' : type.toUpperCase();
  return (value) => {
    if (value === null || value === undefined) return null;
    if (typeof value !== 'string') return JSON.stringify(value);
    if (kind === 'TIMESTAMP') return readMicros(value);
    if (kind === 'DATETIME') return `${value}Z`;
    if (kind === 'BOOLEAN' || kind === 'BOOL') return value === 'true' ? true : value === 'false' ? false : value;
    return value;
  };
}

function readMicros(text: string): FactValue {
  const instant = MICROS.test(text) ? new Date(Number(BigInt(text) / 1000n)) : null;
  return instant === null || Number.isNaN(instant.getTime()) ? text : instant.toISOString();
}
