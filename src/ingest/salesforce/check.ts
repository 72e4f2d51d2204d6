import { SourceError } from '../../errors';
import { quoteSoql } from '../../vendor-http/salesforce/soql';
import type { CheckFinding, PullContext } from '../pull/connector';
import type { Parts } from './changes';
import { listUnknownFields } from './name-fields';
import { listReadings } from './streams';

const HINTS =
  'Setup > External Client Apps > your app > Policies: enable Client Credentials Flow, with the integration user as Run As';

/** Signs in, describes each object, counts and reads one record of each: what is missing is named with what to click. */
export async function checkSalesforce(parts: Parts, { signal }: PullContext): Promise<readonly CheckFinding[]> {
  const findings: CheckFinding[] = [];
  for (const { object, fields } of listReadings(parts.settings)) {
    const found = await checkObject(parts, { object, fields }, signal).catch(explain);
    if (findings.length === 0 && found.every(({ level }) => level !== 'problem'))
      findings.push(await nameUser(parts, signal));
    findings.push(...found);
  }
  return findings;
}

type Asked = { object: string; fields: readonly string[] };

async function checkObject({ api }: Parts, { object, fields }: Asked, signal: AbortSignal): Promise<CheckFinding[]> {
  const unknown = listUnknownFields(object, fields, await api.describe(object, signal));
  if (unknown.length > 0) return unknown.map((text) => ({ level: 'problem', text }));
  const known = [...new Set(fields)];
  const { records } = await api.query(`SELECT ${known.join(', ')} FROM ${object} ORDER BY Id LIMIT 1`, { signal });
  const text = `would sync ${object}: ${known.length} fields; ${records.length === 0 ? 'no record is visible' : 'one record was read'}`;
  return [{ level: records.length === 0 ? 'note' : 'ok', text }];
}

async function nameUser({ api, settings }: Parts, signal: AbortSignal): Promise<CheckFinding> {
  const { userId } = api.identity;
  const fallback: CheckFinding = { level: 'ok', text: `signed in to Salesforce, API version ${settings.api_version}` };
  if (userId === null || !/^\w{15,18}$/.test(userId)) return fallback;
  const soql = `SELECT Username FROM User WHERE Id = ${quoteSoql(userId)}`;
  const { records } = await api.query(soql, { signal }).catch(() => ({ records: [] })); // a name for people; nothing depends on it
  const [user] = records as readonly { Username?: unknown }[];
  return typeof user?.Username === 'string' ? { level: 'ok', text: `signed in as ${user.Username}` } : fallback;
}

function explain(error: unknown): CheckFinding[] {
  if (!(error instanceof SourceError)) throw error;
  return [{ level: 'problem', text: error.failure === 'config' ? `${error.message} (${HINTS})` : error.message }];
}
