import { postgresKind } from '../../../src/ingest/postgres/connector';
import type { PlacedSubject } from '../subject';
import { openPostgresPlace } from './postgres-place';

export const subject: PlacedSubject = {
  transport: 'database',
  kind: 'postgres',
  title: 'Postgres',
  sourceKind: postgresKind,
  part: 'contacts',
  stream: 'contacts',
  labelColumn: 'name',
  when: { column: 'last_seen_at' },
  pageSize: 5000,
  open: openPostgresPlace,
  cannot: {
    empty_page: 'Rows are fetched until none come: an empty page is the end of the SELECT.',
    merged: 'A SELECT returns rows: it does not tell which customers were merged.',
    currencies: 'Amounts are in whole units of the currency, as the SELECT gives them.',
  },
};
