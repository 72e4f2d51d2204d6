import type { Description } from '../../vendor-http/salesforce/answers';

/**
 * Which of these fields an object does not have, as sentences for the person who named them; [] when all are there. Salesforce leaves out of a
 * description whatever the user may not read, so that a missing permission looks the same as a missing field. Of a path (`Csm__r.Email`) only the
 * first step is known here.
 */
export function listUnknownFields(object: string, fields: readonly string[], { fields: known }: Description): string[] {
  const names = new Set(known.flatMap(({ name, relationshipName }) => [name, relationshipName ?? name]));
  return [...new Set(fields.map((path) => path.split('.')[0] ?? path))]
    .filter((name) => !names.has(name))
    .map((name) => describeUnknown(object, name, names));
}

function describeUnknown(object: string, name: string, names: ReadonlySet<string>): string {
  const spelt = [...names].find((one) => one.toLowerCase() === name.toLowerCase());
  if (spelt !== undefined) return `${object}.${name} is spelt ${spelt} in Salesforce`;
  return `${object}.${name} does not exist, or the integration user may not read it: give its permission set read access`;
}
