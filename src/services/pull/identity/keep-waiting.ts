import type { Db } from '../../../db/client';
import { saveWaitingFacts, type WaitingFact } from '../../../db/queries/waiting-facts';
import { toKey } from './to-customers';

export type { WaitingFact } from '../../../db/queries/waiting-facts';

/**
 * Keep facts of customers that nobody recognised, the last state of each: they land when somebody says whose they are. At most 10,000 per customer;
 * beyond that they are counted, and the source is read anew when the customer is recognised. The key is cleaned as resolveAccounts cleans it.
 */
export async function keepWaiting(
  tx: Db,
  { source, facts, now }: { source: string; facts: readonly WaitingFact[]; now: Date },
): Promise<void> {
  if (facts.length === 0) return;
  await saveWaitingFacts(tx, { source, facts: [...toLastStates(facts).values()], now });
}

/** Of states of the same fact the one of the latest version; of equal ones the later to come. What it does not name is as in the others. */
function toLastStates(facts: readonly WaitingFact[]): Map<string, WaitingFact> {
  const last = new Map<string, WaitingFact>();
  for (const given of facts) {
    const fact = { ...given, accountKey: toKey(given.accountKey) };
    const id = JSON.stringify([fact.accountKey, fact.stream, fact.factKey]);
    last.set(id, join(last.get(id) ?? fact, fact));
  }
  return last;
}

function join(known: WaitingFact, fact: WaitingFact): WaitingFact {
  const [older, newer] = known.version <= fact.version ? [known, fact] : [fact, known];
  return { ...newer, cells: { ...older.cells, ...newer.cells } };
}
