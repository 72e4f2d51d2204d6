import type { Db } from '../../db/client';
import type { StreamFreshness } from '../../domain/stream';
import { decideHealth, type Decided } from './decide-health';
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
  const target = { ...input.target, isDryRun: false }; // what a dry run has kept would be written too
  for await (const page of decideHealth(db, { ...input, target })) rows.push(...page.flatMap(toRow));
  return rows;
}

/** What waits for its next attempt would be written as well. */
function toRow({ candidate, decision }: Decided): PreviewRow[] {
  if (decision.kind === 'drop' || (decision.kind === 'hold' && decision.because !== 'under_way')) return [];
  const values = decision.kind === 'hold' ? candidate.payload : decision.values;
  return [
    {
      account: candidate.name,
      record: values.recordId,
      was: candidate.written?.health ?? 'not known',
      wouldBe: values.health,
      reason: values.reason,
      because: decision.kind === 'withhold' ? `withheld: ${decision.because}` : decision.because,
    },
  ];
}
