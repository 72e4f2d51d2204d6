import { z } from 'zod';
import { fromUnixMs, fromUnixSeconds } from '../instants';
import { readPath } from './read-path';
import type { SurveyFields } from './settings';

const MS_FROM = 1e11; // in seconds that is the year 5138, in milliseconds 1973
const DIGITS = /^\d{1,13}$/;

/** ISO 8601 with its zone, or seconds or milliseconds since 1970. */
const instant = z.union([z.string(), z.number()]).transform((value, context) => {
  const isNumber = typeof value === 'number' || DIGITS.test(value);
  const iso = isNumber ? fromNumber(Number(value)) : (z.iso.datetime({ offset: true }).safeParse(value).data ?? null);
  if (iso !== null) return new Date(iso).toISOString();
  context.addIssue({ code: 'custom', message: 'expected an instant with its zone' });
  return z.NEVER;
});

const fromNumber = (value: number): string | null => (value >= MS_FROM ? fromUnixMs(value) : fromUnixSeconds(value));

const scalar = z
  .union([z.string(), z.number()])
  .transform((value) => String(value).trim())
  .nullish();

const Answer = z.object({
  id: z.union([z.int(), z.string().trim().min(1)]).transform(String),
  score: scalar, // what is no whole number from 0 to 10, the contract refuses
  responded_at: instant,
  updated_at: instant.nullish(),
  account_id: scalar,
  email: scalar,
  comment: scalar,
  survey_type: scalar,
});
export type SurveyAnswer = z.output<typeof Answer>;

/** Whatever the sender calls them, its fields by our names. */
export function createAnswerSchema(fields: SurveyFields) {
  const names = Object.entries(fields).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return z
    .looseObject({})
    .transform((record) => Object.fromEntries(names.map(([name, path]) => [name, readPath(record, path)])))
    .pipe(Answer);
}
