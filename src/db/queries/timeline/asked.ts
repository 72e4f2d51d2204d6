import type { Db } from '../../client';
import type { TimelineEntry } from '../../../domain/timeline';

/** The newest `limit` of what happened to one account after `since` and by `now`. */
export type Asked = { accountId: string; since: Date; now: Date; limit: number };
export type ListEntries = (db: Db, asked: Asked) => Promise<TimelineEntry[]>;

export const dayOf = (at: Date): string => at.toISOString().slice(0, 10);
/** A calendar day stands where it begins, in UTC. */
export const startOf = (day: string): Date => new Date(`${day}T00:00:00Z`);
