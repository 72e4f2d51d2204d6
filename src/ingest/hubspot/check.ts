import { SourceError } from '../../errors';
import type { CheckFinding, PullContext } from '../pull/connector';
import { listUnknownProperties } from './name-properties';
import type { Reading } from './read-objects';
import { listReadings, type Parts } from './streams';

/** Scopes by the object that needs them, as HubSpot's settings name them. */
const SCOPES: Readonly<Record<Reading['object'], string>> = {
  companies: 'crm.objects.companies.read and crm.schemas.companies.read',
  contacts: 'crm.objects.contacts.read and crm.schemas.contacts.read',
  deals: 'crm.objects.deals.read and crm.schemas.deals.read',
};

/** Reads the properties and one record of each object, and the owners: what is missing is named with what to tick. */
export async function checkHubspot(parts: Parts, { signal }: PullContext): Promise<readonly CheckFinding[]> {
  const findings: CheckFinding[] = [];
  for (const reading of listReadings(parts))
    findings.push(
      ...(await checkObject(reading, signal).catch((error: unknown) => explain(error, SCOPES[reading.object]))),
    );
  const owners = await parts.api
    .listOwners(signal)
    .then(({ size }): CheckFinding[] => [
      { level: 'ok', text: `${size} owners: their e-mail addresses name the account executives` },
    ])
    .catch((error: unknown) => explain(error, 'crm.objects.owners.read'));
  return [...findings, ...owners];
}

async function checkObject({ api, object, properties }: Reading, signal: AbortSignal): Promise<CheckFinding[]> {
  const unknown = listUnknownProperties(object, properties, await api.properties(object, signal));
  if (unknown.length > 0) return unknown.map((text) => ({ level: 'problem', text }));
  const { results } = await api.list(object, { properties, limit: 1, after: null, archived: false }, signal);
  const seen = results.length === 0 ? 'none is visible' : 'one was read';
  const text = `would sync ${object}: ${properties.length} properties; ${seen}`;
  return [{ level: results.length === 0 ? 'note' : 'ok', text }];
}

function explain(error: unknown, scopes: string): CheckFinding[] {
  if (!(error instanceof SourceError)) throw error;
  const hint = error.status === 403 ? ` (Settings > Integrations > Service Keys: tick ${scopes})` : '';
  return [{ level: 'problem', text: `${error.message}${hint}` }];
}
