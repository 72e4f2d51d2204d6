import type { Stream } from '../../domain/stream';
import type { Cells, PullStream } from '../../ingest/pull/connector';

/** The column that bears the source's own id. */
export const ID_COLUMNS: Readonly<Partial<Record<Stream, string>>> = {
  contacts: 'contact_id',
  tickets: 'ticket_id',
  nps: 'response_id',
  invoices: 'invoice_id',
  activities: 'activity_id',
  subscriptions: 'subscription_id',
};

type Naming = { source: string; ids: PullStream['ids'] };

/** What tells a fact from the others of its stream and customer: its id as it is stored, or its day. `idColumn` null: it has none of its own. Pure. */
export function getFactIds(
  stream: Stream,
  cells: Cells,
  { source, ids }: Naming,
): { factKey: string; idColumn: string | null } {
  const idColumn = ID_COLUMNS[stream];
  if (idColumn === undefined) return { factKey: toKey(stream, cells), idColumn: null };
  const id = String(cells[idColumn] ?? '');
  return { factKey: ids === 'own' ? `${source}:${id}` : id, idColumn };
}

/** Of streams without an id: what their natural key has beside the account. */
function toKey(stream: Stream, cells: Cells): string {
  return (KEYS[stream] ?? []).map((column) => String(cells[column] ?? '')).join(':');
}

const KEYS: Readonly<Partial<Record<Stream, readonly string[]>>> = {
  usage_daily: ['day'],
  engagement_daily: ['day'],
  outcomes: ['effective_on', 'outcome'],
  people: ['email'],
  pods: ['pod'],
};
