import type { HubspotProperty } from '../../vendor-http/hubspot/answers';
import type { HubspotWriting } from '../../vendor-http/hubspot/connection';
import { HEALTH_WORDS } from '../health-words';
import type { Preflight, PreflightProblem } from '../sink';
import { REASON_LENGTH } from './write-health';

export type HubspotProperties = {
  companies: readonly HubspotProperty[];
  activities: Readonly<Record<'tasks' | 'notes', readonly HubspotProperty[]>> | null; // null: none are written
};

/** What stands in the way of writing, from HubSpot's own description of its properties. Pure. */
export function inspectHubspot(writing: HubspotWriting, { companies, activities }: HubspotProperties): Preflight {
  const { health, reason, as_of: asOf, account_key: key } = writing;
  const keys = activities === null ? [] : (['tasks', 'notes'] as const);
  return {
    problems: [
      ...inspect('companies', health, companies, describeHealth),
      ...inspect('companies', reason, companies, ({ type }) =>
        type === 'string' ? null : `is of type ${type}, expected text`,
      ),
      ...inspect('companies', asOf, companies, ({ type }) =>
        type === 'datetime' ? null : `is of type ${type}, expected date and time`,
      ),
      ...(key === 'hs_object_id' ? [] : inspectKey('companies', key, companies)),
      ...keys.flatMap((object) => inspectKey(object, writing.activity_key, activities?.[object] ?? [])),
    ],
    reasonLength: REASON_LENGTH,
    writes: [...[health, reason, asOf].map((name) => `companies.${name}`), ...keys],
    areActivitiesKeyed: activities !== null,
  };
}

type Judge = (property: HubspotProperty) => string | null;

/** A calculated property cannot be written through the API, whatever it is called (X23). */
function inspect(object: string, name: string, known: readonly HubspotProperty[], judge: Judge): PreflightProblem[] {
  const field = `${object}.${name}`;
  const property = known.find((one) => one.name === name);
  if (property === undefined)
    return [{ field, text: 'does not exist: create it in Settings > Properties, as an ordinary property' }];
  if (property.calculated === true || property.modificationMetadata?.readOnlyValue === true)
    return [{ field, text: 'cannot be written: it is calculated, create an ordinary property instead' }];
  const text = judge(property);
  return text === null ? [] : [{ field, text }];
}

/** A text takes any value; a list of choices must have the three (R5). */
function describeHealth({ type, options }: HubspotProperty): string | null {
  if (type === 'string') return null;
  if (type !== 'enumeration') return `is of type ${type}, expected a dropdown`;
  const values = new Set(options.map(({ value }) => value));
  const lacking = Object.values(HEALTH_WORDS).filter((word) => !values.has(word));
  return lacking.length === 0 ? null : `lacks the options ${lacking.join(', ')} (their internal values)`;
}

function inspectKey(object: string, name: string, known: readonly HubspotProperty[]): PreflightProblem[] {
  const property = known.find((one) => one.name === name);
  const field = `${object}.${name}`;
  if (property === undefined) return [{ field, text: 'does not exist: create it as a text with unique values' }];
  return property.hasUniqueValue === true
    ? []
    : [{ field, text: 'does not require unique values: one thing could be written twice' }];
}
