import type { AlertTrigger, Tier, TriggerId } from '../domain/trigger';
import { compareGravity, findGravest, isGraver } from './gravity';

type Line = Pick<AlertTrigger, 'trigger' | 'tier' | 'key' | 'clearedAt'>;
/** One run's change to the triggers of an unresolved alert: all of them before and after, and those that begin with it. */
export type StoryChange<One extends Line> = { before: readonly One[]; after: readonly One[]; fired: readonly One[] };
/**
 * `raised`: wants someone sooner than anything that held before. `joined`: one more, no sooner. `cleared`: nothing holds any more.
 * `changed`: something ended or came back, and something still holds. `unchanged`: nothing moved.
 */
export type Story<One extends Line> = {
  kind: 'raised' | 'joined' | 'cleared' | 'changed' | 'unchanged';
  head: One | null; // what the alert is named for from now on; null when nothing holds
};
type Named = { trigger: TriggerId; tier: Tier };

const isHolding = ({ clearedAt }: Line): boolean => clearedAt === null;

/**
 * What an unresolved alert becomes when triggers join or end (R157: related triggers join the one open alert).
 *
 * It is raised when the gravest that joins is graver than the gravest that held. Where nothing held any more, the alert's own tier
 * counts, but critical does not: what is critical anew is told anew, so that it cannot hide behind one that has passed.
 * The gravest that holds leads; among equals turning red, then whatever led so far, so that a message keeps its words.
 * @param alert - what the alert is named for so far.
 * @returns what happened, and the line that leads. Never throws.
 */
export function decideStory<One extends Line>(alert: Named, { before, after, fired }: StoryChange<One>): Story<One> {
  const held = findGravest(before.filter(isHolding));
  const head = findHead(after.filter(isHolding), alert.trigger);
  const joining = findGravest(fired);
  if (joining !== null)
    return { kind: isGraver(joining.tier, held?.tier ?? passed(alert.tier)) ? 'raised' : 'joined', head };
  if (head === null) return { kind: held === null ? 'unchanged' : 'cleared', head };
  return { kind: holdingOf(before) === holdingOf(after) ? 'unchanged' : 'changed', head };
}

function findHead<One extends Line>(holding: readonly One[], current: TriggerId): One | null {
  const gravest = findGravest(holding);
  const equals = holding.filter(({ tier }) => tier === gravest?.tier);
  const named = (id: TriggerId) => equals.find(({ trigger }) => trigger === id);
  return named('turned_red') ?? named(current) ?? gravest;
}

const passed = (tier: Tier): Tier => (tier === 'critical' ? 'high' : tier);

const holdingOf = (lines: readonly Line[]): string =>
  JSON.stringify(
    lines
      .filter(isHolding)
      .toSorted(compareGravity)
      .map(({ trigger, key }) => [trigger, key]),
  );

/** When the last of an alert's triggers ended; null while one holds, and of an alert without any. */
export function endOfStory(lines: readonly Line[]): Date | null {
  const ends = lines.map(({ clearedAt }) => clearedAt).filter((at) => at !== null);
  if (ends.length < lines.length) return null;
  return ends.toSorted((a, b) => b.getTime() - a.getTime())[0] ?? null;
}
