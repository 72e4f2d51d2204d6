import type { SaveAnswer } from '../../vendor-http/salesforce/answers';
import type { WriteResult } from '../sink';

const LONGEST = 200;
// https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_concepts_core_data_objects.htm, "StatusCode"
const PASSING = new Set([
  'UNABLE_TO_LOCK_ROW',
  'REQUEST_LIMIT_EXCEEDED',
  'SERVER_UNAVAILABLE',
  'REQUEST_RUNNING_TOO_LONG',
]);
const OF_EVERYBODY = new Set([
  'INVALID_FIELD',
  'INVALID_FIELD_FOR_INSERT_UPDATE',
  'INVALID_TYPE',
  'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
]);

/** What Salesforce's answer for one record means: a lock passes; a validation rule, a deleted record, a text that is too long are for a person. */
export function judgeSave({ success, id, errors }: SaveAnswer): WriteResult {
  if (success) return { kind: 'written', remoteId: id ?? null };
  const [error] = errors;
  if (error === undefined) return { kind: 'failed', reason: 'Salesforce gave no reason' };
  return { kind: PASSING.has(error.statusCode) ? 'failed' : 'refused', reason: describe(error) };
}

/**
 * The reason why nothing can be written to any record: a field that is missing, or that the integration user may not write. Null when something was
 * written, or records were refused each for its own sake.
 */
export function findCommonRefusal(answers: readonly SaveAnswer[]): string | null {
  if (answers.some(({ success }) => success)) return null;
  const common = answers.flatMap(({ errors }) => errors).find(({ statusCode }) => OF_EVERYBODY.has(statusCode));
  return common === undefined ? null : describe(common);
}

const describe = ({ statusCode, message }: SaveAnswer['errors'][number]): string =>
  `${statusCode}: ${message}`.slice(0, LONGEST);
