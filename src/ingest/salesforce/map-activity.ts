import { readSalesforceInstant } from '../../vendor-http/salesforce/soql';
import type { Mapped } from '../pull/connector';
import type { EventRecord, TaskRecord } from './schema';

/** Subtypes that are a contact with the customer. A plain task is a reminder, and those that Barometer writes are plain ones. */
export const TASK_KINDS: Readonly<Record<string, 'call' | 'email'>> = {
  Call: 'call',
  Email: 'email',
  ListEmail: 'email',
};

type Gone = Pick<TaskRecord, 'Id' | 'AccountId' | 'SystemModstamp'>;

/**
 * A completed call or e-mail. It happened when it was completed; where Salesforce kept only its date, at noon UTC of it, which is the same day
 * nearly everywhere. [] for other tasks and those of no account.
 */
export function mapTask(record: TaskRecord): readonly Mapped[] {
  if (record.IsDeleted) return [toTombstone(record)];
  const kind = TASK_KINDS[record.TaskSubtype ?? ''];
  const happenedAt = readHappened(record);
  if (kind === undefined || happenedAt === null || !record.AccountId) return [];
  const cells = { activity_id: record.Id, happened_at: happenedAt, kind, by_email: record.Owner?.Email ?? null };
  return [
    { kind: 'fact', stream: 'activities', account: { key: record.AccountId }, version: record.SystemModstamp, cells },
  ];
}

/** A meeting in a calendar. Whether the customer came is not known. */
export function mapEvent(record: EventRecord): readonly Mapped[] {
  if (record.IsDeleted) return [toTombstone(record)];
  if (!record.AccountId) return [];
  const cells = {
    activity_id: record.Id,
    happened_at: record.StartDateTime.toISOString(),
    kind: 'meeting',
    by_email: record.Owner?.Email ?? null,
  };
  return [
    { kind: 'fact', stream: 'activities', account: { key: record.AccountId }, version: record.SystemModstamp, cells },
  ];
}

function readHappened({ CompletedDateTime: completed, ActivityDate: day }: TaskRecord): string | null {
  const instant = completed ? readSalesforceInstant(completed) : null;
  if (instant !== null) return instant.toISOString();
  return day ? `${day}T12:00:00Z` : null;
}

function toTombstone({ Id: id, AccountId: accountId, SystemModstamp: version }: Gone): Mapped {
  const account = accountId ? { key: accountId } : null;
  return { kind: 'deleted', stream: 'activities', account, version, cells: { activity_id: id } };
}
