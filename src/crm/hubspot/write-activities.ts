import { z } from 'zod';
import { cutAtWord } from '../cut-at-word';
import type { CrmActivity, WriteResult } from '../sink';
import { type Finder, findCompanies } from './find-companies';
import { saveBatch, type SaveInput } from './save-batch';

export type ActivityWriting = Finder & { target: string };
type Kind = CrmActivity['kind'];

const OBJECTS: Readonly<Record<Kind, string>> = { task: 'tasks', note: 'notes' };
const SUBJECT_LENGTH = 255;
const BODY_LENGTH = 32_000; // 65,536 with the markup that escaping may add
const NOT_FOUND = 'no company of this id exists that the key may see';
const Written = z.object({ id: z.string(), properties: z.record(z.string(), z.string().nullish()) });

/**
 * Tasks and notes by their key (a unique property), each once: what is there already stays as people left it. Then each is put beside its company, which
 * does no harm twice. One result per activity, in their order.
 * @throws SourceError 'config' when a property is missing.
 */
export async function writeHubspotActivities(
  writing: ActivityWriting,
  activities: readonly CrmActivity[],
): Promise<readonly WriteResult[]> {
  const results = new Map<string, WriteResult>();
  for (const kind of ['task', 'note'] as const) {
    const ofKind = activities.filter((activity) => activity.kind === kind);
    if (ofKind.length > 0) for (const [key, result] of await writeKind(writing, kind, ofKind)) results.set(key, result);
  }
  return activities.map(({ key }) => results.get(key) ?? { kind: 'unknown', reason: 'HubSpot gave no result' });
}

async function writeKind(writing: ActivityWriting, kind: Kind, activities: readonly CrmActivity[]) {
  const { target, api, signal } = writing;
  const companies = await findCompanies(
    writing,
    activities.map(({ recordId }) => recordId),
  );
  const there = await findWritten(writing, kind, activities);
  const owners = await readOwnerIds(writing, activities);
  const inputs = [...new Map(activities.map((activity) => [activity.key, activity])).values()]
    .filter(({ key, recordId }) => companies.has(recordId) && !there.has(key))
    .map((activity) => toInput(activity, { keyProperty: writing.writing.activity_key, owners }));
  const saved = await saveBatch({ target, api, object: OBJECTS[kind], verb: 'upsert', signal }, inputs);
  const results = activities.map(({ key, recordId }): [string, WriteResult] => [
    key,
    companies.has(recordId) ? (there.get(key) ?? saved.get(key) ?? lost()) : { kind: 'refused', reason: NOT_FOUND },
  ]);
  const pairs = activities.flatMap(({ recordId }, index) => {
    const result = results[index]?.[1];
    const company = companies.get(recordId);
    return result?.kind === 'written' && result.remoteId !== null && company
      ? [{ from: result.remoteId, to: company.id }]
      : [];
  });
  if (pairs.length > 0) await api.associate(OBJECTS[kind], 'companies', pairs, signal);
  return results;
}

const lost = (): WriteResult => ({ kind: 'unknown', reason: 'HubSpot gave no result' });

/** Those that bear these keys already. */
async function findWritten({ api, writing, signal }: Finder, kind: Kind, activities: readonly CrmActivity[]) {
  const keyProperty = writing.activity_key;
  const input = { ids: activities.map(({ key }) => key), properties: [keyProperty], idProperty: keyProperty };
  const records = await api.batchRead(OBJECTS[kind], input, signal);
  return new Map(
    records.flatMap((record): [string, WriteResult][] => {
      const { data } = Written.safeParse(record);
      const key = data?.properties[keyProperty];
      return data === undefined || !key ? [] : [[key, { kind: 'written', remoteId: data.id }]];
    }),
  );
}

/** Owner ids by e-mail address. */
async function readOwnerIds({ api, signal }: Finder, activities: readonly CrmActivity[]): Promise<Map<string, string>> {
  if (activities.every(({ ownerEmail }) => ownerEmail === null)) return new Map();
  return new Map([...(await api.listOwners(signal))].map(([id, email]) => [email.toLowerCase(), id]));
}

type Named = { keyProperty: string; owners: ReadonlyMap<string, string> };

function toInput(activity: CrmActivity, { keyProperty, owners }: Named): SaveInput {
  const ownerId = owners.get(activity.ownerEmail?.toLowerCase() ?? '');
  const properties = {
    ...(activity.kind === 'task' ? toTask(activity) : toNote(activity)),
    [keyProperty]: activity.key,
    ...(ownerId === undefined ? {} : { hubspot_owner_id: ownerId }),
  };
  return { id: activity.key, idProperty: keyProperty, properties };
}

/** https://developers.hubspot.com/docs/api-reference/latest/crm/activities/tasks/guide: `hs_timestamp` is when it is due. */
function toTask({ subject, body, dueOn, happenedAt }: CrmActivity): Record<string, string> {
  return {
    hs_timestamp: dueOn === null ? happenedAt.toISOString() : `${dueOn}T12:00:00Z`,
    hs_task_subject: cutAtWord(subject, SUBJECT_LENGTH),
    hs_task_body: toMarkup(body),
    hs_task_status: dueOn === null ? 'COMPLETED' : 'NOT_STARTED',
    hs_task_type: 'TODO',
  };
}

function toNote({ subject, body, happenedAt }: CrmActivity): Record<string, string> {
  return { hs_timestamp: happenedAt.toISOString(), hs_note_body: toMarkup(`${subject}\n${body}`) };
}

/** HubSpot shows bodies as HTML: what people wrote is text. */
function toMarkup(text: string): string {
  return cutAtWord(text, BODY_LENGTH)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\n', '<br>');
}
