import { decideStory, endOfStory } from '../../alerts/decide-story';
import { findGravest, isQuietTier } from '../../alerts/gravity';
import { joinOrOpen } from '../../alerts/join-or-open';
import type { Tier, TriggerId } from '../../domain/trigger';
import { turnsRed, type Move, type TriggerRef } from '../announce-transitions/told';

type Line = { trigger: TriggerId; key: string; tier: Tier; clearedAt: Date | null };
/** An alert as a replay keeps it: nobody answers it, so it lasts until what opened it is over. */
export type Story = {
  trigger: TriggerId;
  tier: Tier;
  lines: readonly Line[];
  openedAt: Date;
  isPosted: boolean; // in the pod's channel; else it waits for a digest
};
export type Told = { kind: 'opened'; trigger: TriggerId; tier: Tier } | { kind: 'raised' | 'joined' } | null;

const TURNED_RED = { trigger: 'turned_red', key: '' } as const;

/**
 * What one move does to the account's alert, by the rules of `announce-transitions`: opens one, joins the one that is open or ended less
 * than `rejoinHours` ago, or ends lines of it. Pure; never throws.
 */
export function tellStory(story: Story | null, move: Move, clock: StoryClock): { story: Story | null; told: Told } {
  const fired = firedBy(move);
  if (story === null) return open([], move, fired, clock);
  return isOver(story, move, fired, clock)
    ? open(carriedBy(story, move), move, fired, clock)
    : goOn(story, move, fired, clock);
}

/** `isListed`: whether a digest has told of an alert by then. */
export type StoryClock = { rejoinHours: number; now: Date; isListed: (story: Story, now: Date) => boolean };
type Next = ReturnType<typeof tellStory>;

function open(carried: readonly Line[], move: Move, fired: readonly Line[], { now }: StoryClock): Next {
  const lines = change(carried, move, fired, now);
  const gravest = fired.length === 0 ? null : findGravest(lines);
  if (gravest === null) return { story: null, told: null };
  const { trigger, tier } = gravest;
  const story = { trigger, tier, lines, openedAt: now, isPosted: lines.some(isForChannel) };
  return { story, told: { kind: 'opened', trigger, tier } };
}

function goOn(story: Story, move: Move, fired: readonly Line[], clock: StoryClock): Next {
  const after = change(story.lines, move, fired, clock.now);
  const { kind, head } = decideStory(story, { before: story.lines, after, fired });
  const { trigger, tier } = head ?? story;
  const told: Told = fired.length === 0 ? null : { kind: kind === 'raised' ? 'raised' : 'joined' };
  const isPosted = story.isPosted || fired.some(isForChannel);
  const next = { ...story, trigger, tier, lines: after, isPosted };
  return { story: isForgotten(next, clock) ? null : next, told };
}

/** Turning red, and whatever is Critical (X15). */
const isForChannel = ({ trigger, tier }: Line): boolean => trigger === 'turned_red' || tier === 'critical';

/** What is over ends by itself where its time has passed, or nobody was told of it yet: what comes next is told anew. */
function isForgotten(story: Story, { now, isListed }: StoryClock): boolean {
  if (endOfStory(story.lines) === null) return false;
  return story.lines.every(({ tier }) => isQuietTier(tier)) || !(story.isPosted || isListed(story, now));
}

/** Whether something Critical holds: nothing is offered meanwhile. */
export const isCriticalNow = (story: Story | null): boolean =>
  story !== null && story.tier === 'critical' && endOfStory(story.lines) === null;

/**
 * Whether what begins is told anew: red again long after it left red, anything long after all of it ended, or when all of it was a renewal
 * or an offer that has just passed.
 */
function isOver({ lines }: Story, move: Move, fired: readonly Line[], { rejoinHours, now }: StoryClock): boolean {
  if (fired.length === 0) return false;
  const isLongAgo = (end: Date | null) => joinOrOpen(end, now, rejoinHours) === 'open';
  const red = lines.find(({ trigger }) => trigger === 'turned_red');
  if (turnsRed(move) && isLongAgo(red?.clearedAt ?? null)) return true;
  if (isLongAgo(endOfStory(lines))) return true;
  const rest = change(lines, move, [], now);
  return rest.every(({ tier }) => isQuietTier(tier)) && endOfStory(rest) !== null;
}

/** What still holds goes over to the alert that takes its place; turning red is told anew. */
const carriedBy = ({ lines }: Story, move: Move): Line[] =>
  lines.filter((line) => line.clearedAt === null && line.trigger !== 'turned_red' && !has(move.cleared, line));

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
