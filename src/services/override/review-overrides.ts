import type { Db } from '../../db/client';
import { listOverrideAftermaths } from '../../db/queries/overrides-review';
import type { OverrideVerdict, ReviewedOverride } from '../../domain/override';
import type { KnownViewer } from '../../domain/viewer';
import { gradeOverride } from '../../scoring/override';

export type Tally = Record<OverrideVerdict, number>;
export type OverrideReview = {
  rows: readonly (ReviewedOverride & { accountName: string })[];
  total: Tally;
  byPerson: readonly { email: string; name: string; tally: Tally }[]; // most judgements first
};

/** What can be learned from judgements (R75, R81): each with what the model said, what came of it, and who was right; counted in all and by person. */
export async function reviewOverrides(
  db: Db,
  { viewer, from, now }: { viewer: Pick<KnownViewer, 'scope'>; from: Date; now: Date },
): Promise<OverrideReview> {
  const found = await listOverrideAftermaths(db, { scope: viewer.scope, from, now });
  const rows = found.map((one) => ({ ...one, verdict: gradeOverride(one.override, one.aftermath, now) }));
  const emails = [...new Set(rows.map(({ override }) => override.byEmail))];
  const byPerson = emails.map((email) => {
    const own = rows.filter(({ override }) => override.byEmail === email);
    return { email, name: own[0]?.override.byName ?? email, tally: toTally(own) };
  });
  return { rows, total: toTally(rows), byPerson: byPerson.toSorted((a, b) => sum(b.tally) - sum(a.tally)) };
}

const sum = (tally: Tally): number => Object.values(tally).reduce((total, one) => total + one, 0);

function toTally(rows: readonly ReviewedOverride[]): Tally {
  const tally: Tally = { person: 0, model: 0, even: 0, open: 0, unknown: 0 };
  for (const { verdict } of rows) tally[verdict] += 1;
  return tally;
}
