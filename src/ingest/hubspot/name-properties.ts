import type { HubspotProperty } from '../../vendor-http/hubspot/answers';

/** Which of these properties an object does not have, as sentences for the person who named them. */
export function listUnknownProperties(
  object: string,
  wanted: readonly string[],
  known: readonly Pick<HubspotProperty, 'name'>[],
): string[] {
  const names = new Set(known.map(({ name }) => name));
  return [...new Set(wanted)]
    .filter((name) => !names.has(name))
    .map((name) => `${object} have no property ${name}: use the internal name shown in Settings > Properties`);
}
