import { redshiftKind } from '../../../src/ingest/postgres/connector';
import type { PlacedSubject } from '../subject';
import { subject as postgres } from './postgres';

export const subject: PlacedSubject = {
  ...postgres,
  kind: 'redshift',
  title: 'Redshift',
  sourceKind: redshiftKind,
  note: 'Tried against Postgres, whose protocol it speaks and whose engine it shares here: not against Redshift itself.',
};
