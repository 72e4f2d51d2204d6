import type { Db } from '../../db/client';
import { countUnknownFacts } from '../../db/queries/required-facts';
import type { Completeness, RequiredFact } from '../../domain/required-fact';
import { sayCompleteness } from '../../views/facts/completeness';
import { type Finding, note, ok } from './finding';

/** Who owns an account, nobody can enter by hand. */
const sayRemedy = ({ fact }: Completeness): string =>
  fact === 'owner' ? 'name its AE or CSM at its source, and in people.csv' : 'fill in on its card';

/** Of how many customers what must be known is unknown (R231). Nothing without customers, and where nothing is required. */
export async function diagnoseFacts(db: Db, required: readonly RequiredFact[], now: Date): Promise<Finding[]> {
  const counts = await countUnknownFacts(db, { required, today: now.toISOString().slice(0, 10) });
  const lacking = counts.filter(({ unknown }) => unknown > 0);
  if (lacking.length > 0)
    return lacking.map((one) => note('required facts', `${sayCompleteness(one)}: ${sayRemedy(one)}`));
  return counts.some(({ accounts }) => accounts > 0) ? [ok('required facts', 'known of every customer')] : [];
}
