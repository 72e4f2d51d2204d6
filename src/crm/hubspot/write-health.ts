import { cutAtWord } from '../cut-at-word';
import { HEALTH_WORDS } from '../health-words';
import type { HealthChange, WriteResult } from '../sink';
import { type Finder, findCompanies, type FoundCompany } from './find-companies';
import { saveBatch, type SaveInput } from './save-batch';

export type HealthWriting = Finder & { target: string };

// a text property holds far more; what people read in a list does not. Salesforce's is as long
export const REASON_LENGTH = 255;
const NOT_FOUND = 'no company of this id exists that the key may see';
const TWICE = 'two accounts here point at the same company';

type Planned = { result: WriteResult } | { input: SaveInput };

/**
 * Three properties of up to 100 companies: what stands there is read first, so that a later value stays. One result per change, in their order.
 * @throws SourceError 'config' when a property is missing or may not be written.
 */
export async function writeHubspotHealth(
  writing: HealthWriting,
  changes: readonly HealthChange[],
): Promise<readonly WriteResult[]> {
  const { target, api, signal } = writing;
  const found = await findCompanies(
    writing,
    changes.map(({ recordId }) => recordId),
  );
  const taken = new Set<string>();
  const planned = changes.map((change) => plan(change, { found, taken, writing }));
  const inputs = planned.flatMap((one) => ('input' in one ? [one.input] : []));
  const results = await saveBatch({ target, api, object: 'companies', verb: 'update', signal }, inputs);
  return planned.map((one) =>
    'result' in one ? one.result : (results.get(one.input.id) ?? { kind: 'unknown', reason: 'HubSpot gave no result' }),
  );
}

type Plan = { found: ReadonlyMap<string, FoundCompany>; taken: Set<string>; writing: HealthWriting };

function plan({ recordId, values }: HealthChange, { found, taken, writing: { writing } }: Plan): Planned {
  const company = found.get(recordId);
  if (company === undefined) return { result: { kind: 'refused', reason: NOT_FOUND } };
  if (company.asOf !== null && company.asOf > values.asOf) return { result: { kind: 'newer', asOf: company.asOf } };
  if (taken.has(company.id)) return { result: { kind: 'refused', reason: TWICE } };
  taken.add(company.id);
  const properties = {
    [writing.health]: HEALTH_WORDS[values.health],
    [writing.reason]: cutAtWord(values.reason, REASON_LENGTH),
    [writing.as_of]: values.asOf.toISOString(),
  };
  return { input: { id: company.id, properties } };
}
