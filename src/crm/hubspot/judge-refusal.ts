import type { HubspotRefusal } from '../../vendor-http/hubspot/answers';
import type { WriteResult } from '../sink';

const LONGEST = 200;
// https://developers.hubspot.com/docs/api-reference/error-handling
const PASSING = new Set(['RATE_LIMITS', 'INTERNAL_ERROR', 'CONFLICT', 'SERVICE_UNAVAILABLE']);
const OF_EVERYBODY = ['PROPERTY_DOESNT_EXIST', 'READ_ONLY_VALUE', 'INVALID_OPTION'];

/** What a refusal means for the records it is about: a conflict passes; a validation rule or a deleted company is for a person. */
export function judgeRefusal({ category, message }: HubspotRefusal): WriteResult {
  return { kind: PASSING.has(category) ? 'failed' : 'refused', reason: describe({ category, message }) };
}

/** Why nothing can be written to any record: a property that is missing, or that cannot be written. Null when it is a matter of single records. */
export function findCommonRefusal({ category, message, errors }: HubspotRefusal): string | null {
  const codes = (errors ?? []).map(({ code }) => code ?? '');
  const common = OF_EVERYBODY.find((code) => codes.includes(code) || message.includes(code)); // in either place, it is not said when
  if (common !== undefined) return `${common}: ${message}`.slice(0, LONGEST);
  return category === 'MISSING_SCOPES' ? describe({ category, message }) : null;
}

/** Ids that an error of one record names, wherever in its context it does. */
export function listNamedIds({ context }: HubspotRefusal): string[] {
  return Object.values(context ?? {})
    .flat()
    .filter((value) => typeof value === 'string' || typeof value === 'number')
    .map(String);
}

const describe = ({ category, message }: Pick<HubspotRefusal, 'category' | 'message'>): string =>
  `${category === '' ? 'refused' : category}: ${message}`.slice(0, LONGEST);
