import type { Db } from '../../db/client';
import type { StreamFreshness } from '../../domain/stream';
import { decideHealth } from './decide-health';
import type { CrmTarget } from './settings';

/** One account of which something would be written, or is withheld: as words, for a table. */
export type PreviewRow = {
  account: string;
  record: string;
  was: string;
  wouldBe: string;
  reason: string;
  because: string;
};

/** What a run would write and withhold now. Nothing is kept, and the CRM is not asked. */
export async function previewHealth(
  db: Db,
  input: { target: CrmTarget; freshness: readonly StreamFreshness[]; now: Date },
): Promise<PreviewRow[]> {
  const rows: PreviewRow[] = [];
  // as if it were no dry run: what one has kept would be written too
  for await (const page of decideHealth(db, { ...input, target: { ...input.target, isDryRun: false } }))
    for (const { candidate, decision } of page) {
      const isWaiting = decision.kind === 'hold' && decision.because === 'under_way';
      if (decision.kind !== 'write' && decision.kind !== 'withhold' && !isWaiting) continue;
      const values = 'values' in decision ? decision.values : candidate.payload;
      rows.push({
        account: candidate.name,
        record: values.recordId,
        was: candidate.written?.health ?? 'not known',
        wouldBe: values.health,
        reason: values.reason,
        because: decision.kind === 'withhold' ? `withheld: ${decision.because}` : decision.because,
      });
    }
  return rows;
}
