import type { CsvFile } from '../company/contract';

/** What a row showed from an instant on (epoch ms) until its next version. */
export type RowVersion = { atMs: number; cells: readonly string[] };

/** A row with its columns by name; `set` gives the cells with some of them replaced, unknown columns left alone. */
export type FileRow = {
  cells: readonly string[];
  get: (column: string) => string;
  set: (changes: Readonly<Record<string, string>>) => readonly string[];
};

/** From the beginning of time: rows without a usable date are shown at once, so that the import can say what is wrong with them. */
export const ALWAYS_MS = Number.NEGATIVE_INFINITY;
const NEVER_MS = Number.POSITIVE_INFINITY;
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const USAGE_LAG_MS = DAY_MS + 2 * HOUR_MS; // the figures of a day are exported at 02:00 UTC of the next
const ESCALATION_AFTER_MS = DAY_MS; // no column says when; a day after opening, unless solved sooner

/**
 * Every version a source would have shown of a row, oldest first; later facts are blank before their time.
 * Dates count from 00:00 UTC, usage from 02:00 UTC of the next day. Never throws.
 * @param sightings - When a contact was seen (epoch ms, oldest first); unknown: `last_seen_at` alone counts.
 */
export function listVersions(file: CsvFile, row: FileRow, sightings: readonly number[] | undefined): RowVersion[] {
  switch (file) {
    case 'accounts':
      return [{ atMs: toMs(row.get('created_on'), ALWAYS_MS), cells: row.cells }];
    case 'contacts':
      return contactVersions(row, sightings);
    case 'usage_daily':
    case 'engagement_daily':
      return [{ atMs: toMs(row.get('day'), ALWAYS_MS) + USAGE_LAG_MS, cells: row.cells }];
    case 'tickets':
      return ticketVersions(row);
    case 'invoices':
      return invoiceVersions(row);
    case 'nps':
      return [{ atMs: toMs(row.get('responded_at'), ALWAYS_MS), cells: row.cells }];
    case 'activities':
      return [{ atMs: toMs(row.get('happened_at'), ALWAYS_MS), cells: row.cells }];
    case 'subscriptions':
      return [{ atMs: toMs(row.get('started_on'), ALWAYS_MS), cells: row.cells }];
    case 'outcomes': // "still there" says something about the whole future, so it is never shown
      return [{ atMs: toMs(row.get('effective_on'), NEVER_MS), cells: row.set({ observed_until: '' }) }];
    case 'people':
    case 'pods':
      return [{ atMs: ALWAYS_MS, cells: row.cells }];
  }
}

function contactVersions(row: FileRow, sightings: readonly number[] | undefined): RowVersion[] {
  const leftMs = toMs(row.get('left_on'), NEVER_MS);
  const lastSeenMs = toMs(row.get('last_seen_at'), NEVER_MS);
  const seen = sightings ?? (lastSeenMs === NEVER_MS ? [] : [lastSeenMs]);
  const times = [ALWAYS_MS, ...seen, leftMs].filter((atMs) => atMs !== NEVER_MS);
  return times.map((atMs) => {
    const seenMs = seen.findLast((candidate) => candidate <= atMs);
    const last_seen_at = seenMs === undefined ? '' : new Date(seenMs).toISOString();
    return { atMs, cells: row.set({ last_seen_at, left_on: leftMs <= atMs ? row.get('left_on') : '' }) };
  });
}

function ticketVersions(row: FileRow): RowVersion[] {
  const openedMs = toMs(row.get('opened_at'), ALWAYS_MS);
  const solvedMs = toMs(row.get('solved_at'), NEVER_MS);
  const escalatedMs = Math.min(solvedMs, openedMs + ESCALATION_AFTER_MS);
  const open = { solved_at: '', csat: '', reopened: '' };
  const versions: RowVersion[] = [
    { atMs: openedMs, cells: row.set({ ...open, escalated: row.get('escalated') === '' ? '' : 'false' }) },
  ];
  if (row.get('escalated') === 'true') versions.push({ atMs: escalatedMs, cells: row.set(open) });
  if (solvedMs !== NEVER_MS) versions.push({ atMs: Math.max(openedMs, solvedMs), cells: row.cells });
  return versions;
}

function invoiceVersions(row: FileRow): RowVersion[] {
  const issuedMs = toMs(row.get('issued_on'), ALWAYS_MS);
  const paidMs = toMs(row.get('paid_on'), NEVER_MS);
  const open = row.set({ paid_on: '', status: row.get('status') === '' ? '' : 'open' });
  if (paidMs !== NEVER_MS)
    return [
      { atMs: issuedMs, cells: open },
      { atMs: Math.max(issuedMs, paidMs), cells: row.cells },
    ];
  // Disputed or void: no column says since when; the due day is the first on which it matters.
  return [
    { atMs: issuedMs, cells: open },
    { atMs: Math.max(issuedMs, toMs(row.get('due_on'), issuedMs)), cells: row.cells },
  ];
}

/** Epoch ms of a date or instant; `otherwise` when empty or not a date. */
export function toMs(text: string, otherwise: number): number {
  const ms = text === '' ? Number.NaN : Date.parse(text);
  return Number.isNaN(ms) ? otherwise : ms;
}
