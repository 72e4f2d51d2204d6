import { SourceError } from '../../errors';
import { cutAtWord } from '../cut-at-word';
import { HEALTH_WORDS } from '../health-words';
import type { HealthChange, WriteResult } from '../sink';
import { type Finder, findAccounts, type FoundAccount } from './find-accounts';
import { findCommonRefusal, judgeSave } from './judge-save';

export type HealthWriting = Finder & { target: string; reasonLength: number };
type Planned =
  { change: HealthChange; result: WriteResult } | { change: HealthChange; record: Record<string, unknown> };

const NOT_FOUND = 'no single Account of this id exists that the integration user may see';
const TWICE = 'two accounts here point at the same Account';

/**
 * Three fields of up to 200 accounts: what stands there is read first, so that a later value stays. One result per change, in their order.
 * @throws SourceError 'config' when a field is missing or may not be written, and nothing was.
 */
export async function writeSalesforceHealth(
  writing: HealthWriting,
  changes: readonly HealthChange[],
): Promise<readonly WriteResult[]> {
  const found = await findAccounts(
    writing,
    changes.map(({ recordId }) => recordId),
  );
  const taken = new Set<string>();
  const planned = changes.map((change): Planned => plan(change, { found, taken, writing }));
  const records = planned.flatMap((one) => ('record' in one ? [one.record] : []));
  if (records.length === 0) return planned.map((one) => ('result' in one ? one.result : unwritten()));
  const answers = await writing.api.update(records, writing.signal);
  const common = findCommonRefusal(answers);
  if (common !== null) throw new SourceError(writing.target, 'config', common);
  const results = answers.map(judgeSave).values();
  return planned.map((one) => ('result' in one ? one.result : (results.next().value ?? unwritten())));
}

const unwritten = (): WriteResult => ({ kind: 'unknown', reason: 'Salesforce gave no result' });

type Plan = { found: ReadonlyMap<string, FoundAccount>; taken: Set<string>; writing: HealthWriting };

function plan(change: HealthChange, { found, taken, writing }: Plan): Planned {
  const account = found.get(change.recordId);
  if (account === undefined) return { change, result: { kind: 'refused', reason: NOT_FOUND } };
  if (account.asOf !== null && isLater(account.asOf, change.values.asOf))
    return { change, result: { kind: 'newer', asOf: account.asOf } };
  if (taken.has(account.id)) return { change, result: { kind: 'refused', reason: TWICE } };
  taken.add(account.id);
  return { change, record: toRecord(account.id, change, writing) };
}

/** Salesforce keeps whole seconds. */
const isLater = (theirs: Date, ours: Date): boolean =>
  Math.floor(theirs.getTime() / 1000) > Math.floor(ours.getTime() / 1000);

function toRecord(
  id: string,
  { values }: HealthChange,
  { writing, reasonLength }: HealthWriting,
): Record<string, unknown> {
  return {
    attributes: { type: 'Account' },
    id,
    [writing.health]: HEALTH_WORDS[values.health],
    [writing.reason]: cutAtWord(values.reason, reasonLength),
    [writing.as_of]: values.asOf.toISOString(),
  };
}
