import { decideStory, endOfStory } from '../../alerts/decide-story';
import { findGravest } from '../../alerts/gravity';
import { joinOrOpen } from '../../alerts/join-or-open';
import type { Tier, TriggerId } from '../../domain/trigger';
import { turnsRed, type Move, type TriggerRef } from '../announce-transitions/told';

type Line = { trigger: TriggerId; key: string; tier: Tier; clearedAt: Date | null };
/** An alert as a replay keeps it: nobody answers it, so it lasts until what opened it is over. */
export type Story = { trigger: TriggerId; tier: Tier; lines: readonly Line[] };
export type Told = { kind: 'opened'; trigger: TriggerId; tier: Tier } | { kind: 'raised' | 'joined' } | null;

const TURNED_RED = { trigger: 'turned_red', key: '' } as const;

/**
 * What one move does to the account's alert, by the rules of `announce-transitions`: opens one, joins the one that is open or ended less
 * than `rejoinHours` ago, or ends lines of it. Pure; never throws.
 */
export function tellStory(story: Story | null, move: Move, clock: StoryClock): { story: Story | null; told: Told } {
  const fired = firedBy(move);
  const isNew = story === null || (fired.length > 0 && isOver(story, clock));
  return isNew ? open(move, fired, clock) : goOn(story, move, fired, clock);
}

type StoryClock = { rejoinHours: number; now: Date };
type Next = ReturnType<typeof tellStory>;

function open(move: Move, fired: readonly Line[], { now }: StoryClock): Next {
  const gravest = findGravest(fired);
  if (gravest === null) return { story: null, told: null };
  const { trigger, tier } = gravest;
  return { story: { trigger, tier, lines: change([], move, fired, now) }, told: { kind: 'opened', trigger, tier } };
}

function goOn(story: Story, move: Move, fired: readonly Line[], { now }: StoryClock): Next {
  const after = change(story.lines, move, fired, now);
  const { kind, head } = decideStory(story, { before: story.lines, after, fired });
  const { trigger, tier } = head ?? story;
  const told: Told = fired.length === 0 ? null : { kind: kind === 'raised' ? 'raised' : 'joined' };
  return { story: { trigger, tier, lines: after }, told };
}

/** Whether something Critical holds: nothing is offered meanwhile. */
export const isCriticalNow = (story: Story | null): boolean =>
  story !== null && story.tier === 'critical' && endOfStory(story.lines) === null;

/** Ended, and so long ago that what comes now is told anew. */
function isOver({ lines }: Story, { rejoinHours, now }: StoryClock): boolean {
  const endedAt = endOfStory(lines);
  return endedAt !== null && joinOrOpen(endedAt, now, rejoinHours) === 'open';
}

function firedBy(move: Move): Line[] {
  const lines = move.fired.map(({ trigger, key, tier }): Line => ({ trigger, key, tier, clearedAt: null }));
  const tier: Tier = move.observation.isCritical === true ? 'critical' : 'high';
  return turnsRed(move) ? [{ ...TURNED_RED, tier, clearedAt: null }, ...lines] : lines;
}

function change(before: readonly Line[], move: Move, fired: readonly Line[], now: Date): Line[] {
  const leavesRed = move.transition !== null && !turnsRed(move);
  const ended = [...move.cleared, ...(leavesRed ? [TURNED_RED] : [])];
  const changed = before.map((line) => {
    if (has(ended, line)) return { ...line, clearedAt: line.clearedAt ?? now };
    return has(move.resumed, line) || has(fired, line) ? { ...line, clearedAt: null } : line;
  });
  return [...changed, ...fired.filter((line) => !has(before, line))];
}

const has = (refs: readonly TriggerRef[], { trigger, key }: TriggerRef): boolean =>
  refs.some((one) => one.trigger === trigger && one.key === key);
