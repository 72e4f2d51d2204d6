import { SourceError } from '../../errors';
import { quoteSoql, toSoqlList } from '../../vendor-http/salesforce/soql';
import { cutAtWord } from '../cut-at-word';
import type { CrmActivity, WriteResult } from '../sink';
import { type Finder, findAccounts, readRecords } from './find-accounts';
import { findCommonRefusal, judgeSave } from './judge-save';

export type ActivityWriting = Finder & { target: string };

const SUBJECT_LENGTH = 255; // Task.Subject
const BODY_LENGTH = 32_000; // Task.Description
const AT_ONCE = 100; // keys in the address of one query

/**
 * Tasks by their key (an external id), each once: what is there already stays as people left it. A note is a task that is done, since Salesforce's
 * own notes cannot bear a key. One result per activity, in their order.
 * @throws SourceError 'config' when a field is missing or may not be written, and nothing was.
 */
export async function writeSalesforceActivities(
  writing: ActivityWriting,
  activities: readonly CrmActivity[],
): Promise<readonly WriteResult[]> {
  const there = await findWritten(writing, activities);
  const missing = activities.filter(({ key }) => !there.has(key));
  const written = missing.length === 0 ? new Map<string, WriteResult>() : await insert(writing, missing);
  return activities.map(({ key }) => {
    const remoteId = there.get(key);
    if (remoteId !== undefined) return { kind: 'written', remoteId };
    return written.get(key) ?? { kind: 'unknown', reason: 'Salesforce gave no result' };
  });
}

async function insert(writing: ActivityWriting, activities: readonly CrmActivity[]): Promise<Map<string, WriteResult>> {
  const unique = [...new Map(activities.map((activity) => [activity.key, activity])).values()];
  const accounts = await findWhats(writing, unique);
  const owners = await findOwners(writing, unique);
  const known = unique.filter(({ recordId }) => accounts.has(recordId));
  const results = new Map<string, WriteResult>(
    unique.flatMap(({ key, recordId }) =>
      accounts.has(recordId)
        ? []
        : [[key, { kind: 'refused', reason: 'no Account of this id exists that the integration user may see' }]],
    ),
  );
  if (known.length === 0) return results;
  const records = known.map((activity) =>
    toTask(activity, {
      writing,
      whatId: accounts.get(activity.recordId),
      ownerId: owners.get(activity.ownerEmail?.toLowerCase() ?? ''),
    }),
  );
  const answers = await writing.api.upsert('Task', writing.writing.activity_key, records, writing.signal);
  const common = findCommonRefusal(answers);
  if (common !== null) throw new SourceError(writing.target, 'config', common);
  for (const [index, { key }] of known.entries()) {
    const answer = answers[index];
    if (answer !== undefined) results.set(key, judgeSave(answer));
  }
  return results;
}

/** Ids of the tasks that bear these keys. */
async function findWritten(finder: ActivityWriting, activities: readonly CrmActivity[]): Promise<Map<string, string>> {
  const keyField = finder.writing.activity_key;
  const there = new Map<string, string>();
  for (let at = 0; at < activities.length; at += AT_ONCE) {
    const list = toSoqlList(activities.slice(at, at + AT_ONCE).map(({ key }) => key));
    for await (const record of readRecords(finder, `SELECT Id, ${keyField} FROM Task WHERE ${keyField} IN ${list}`))
      there.set(String(record[keyField]), String(record['Id']));
  }
  return there;
}

async function findWhats(finder: Finder, activities: readonly CrmActivity[]): Promise<Map<string, string>> {
  const recordIds = activities.map(({ recordId }) => recordId);
  if (finder.writing.account_key === 'Id') return new Map(recordIds.map((id) => [id, id])); // Salesforce refuses those that are none
  return new Map([...(await findAccounts(finder, recordIds))].map(([key, { id }]) => [key, id]));
}

/** Active users by e-mail address; one that two of them share is nobody's. */
async function findOwners(finder: Finder, activities: readonly CrmActivity[]): Promise<Map<string, string>> {
  const emails = [...new Set(activities.flatMap(({ ownerEmail }) => ownerEmail?.toLowerCase() ?? []))];
  const owners = new Map<string, string>();
  if (emails.length === 0) return owners;
  const shared = new Set<string>();
  const soql = `SELECT Id, Email FROM User WHERE IsActive = true AND UserType = ${quoteSoql('Standard')} AND Email IN ${toSoqlList(emails)}`;
  for await (const record of readRecords(finder, soql)) {
    const email = String(record['Email']).toLowerCase();
    if (owners.has(email)) shared.add(email);
    owners.set(email, String(record['Id']));
  }
  for (const email of shared) owners.delete(email);
  return owners;
}

type Named = { writing: ActivityWriting; whatId: string | undefined; ownerId: string | undefined };

function toTask(activity: CrmActivity, { writing: { writing }, whatId, ownerId }: Named): Record<string, unknown> {
  const isOpen = activity.kind === 'task' && activity.dueOn !== null;
  return {
    attributes: { type: 'Task' },
    [writing.activity_key]: activity.key,
    WhatId: whatId,
    Subject: cutAtWord(activity.subject, SUBJECT_LENGTH),
    Description: cutAtWord(activity.body, BODY_LENGTH),
    ActivityDate: activity.dueOn ?? activity.happenedAt.toISOString().slice(0, 10),
    Status: isOpen ? writing.open_status : writing.done_status,
    ...(ownerId === undefined ? {} : { OwnerId: ownerId }),
  };
}
