import { z } from 'zod';
import type { PullStream } from '../pull/connector';
import { NPS_COLUMNS } from '../surveys/nps-fact';
import type { ExportRow } from './export-format';
import { type ExportRules, readRow } from './read-row';

const Row = z.custom<ExportRow>((value) => typeof value === 'object' && value !== null && 'cells' in value);

/** An exported file as a stream: it lands by the same way as what is pulled. It has no pages of its own. */
export function createExportStream(rules: ExportRules): PullStream {
  const activities = ['activity_id', 'happened_at', 'kind', 'attended', 'by_email'];
  return {
    name: rules.kind,
    brings: rules.kind === 'responses' ? { nps: NPS_COLUMNS } : { activities },
    cursorVersion: 1,
    sweeps: [],
    ids: 'own',
    pages: async function* () {
      // rows are given, not asked for
    },
    take: (record) => readRow(Row.parse(record), rules).taken,
  };
}
