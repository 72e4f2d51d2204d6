import type { Db } from '../../db/client';
import { findPodChannel, savePodChannel, type PodChannel } from '../../db/queries/pods';
import type { SlackChannel, SlackDirectory } from './directory';

export type ChannelAnswer = { ok: true; channelId: string } | { ok: false; problem: string; retry: boolean };

/** A channel that was fine is looked at again hourly; one with a problem sooner, so that mending it is noticed. */
const CHECK_GOOD_AFTER_MS = 3_600_000;
const CHECK_BAD_AFTER_MS = 300_000;
const CHANNEL_ID = /^[CG][A-Z0-9]{6,}$/;

type Slack = Pick<SlackDirectory, 'fetchChannel' | 'findChannelByName'>;

/**
 * The channel of a pod, fit to post to: it exists, belongs to our company alone, is not archived, and the app is in it. The problem of
 * one that is not is kept with the pod. `retry`: Slack could not be asked; asking later may do.
 */
export const createResolveChannel =
  ({ db, slack }: { db: Db; slack: Slack }) =>
  async (pod: string, now: Date): Promise<ChannelAnswer> => {
    const known = await findPodChannel(db, pod);
    if (known === null) return refuse(`pod ${pod} is not in pods.csv`);
    if (known.channel === null) return refuse(`pod ${pod} has no channel in pods.csv`);
    const remembered = findRemembered(known, now);
    if (remembered !== null) return remembered;
    const answer = await examineChannel(slack, known.channel, known.channelId);
    if (answer.ok) await savePodChannel(db, { pod, channelId: answer.channelId, problem: null, now });
    else if (!answer.retry) await savePodChannel(db, { pod, channelId: null, problem: answer.problem, now });
    return answer;
  };

function findRemembered({ problem, channelId, checkedAt }: PodChannel, now: Date): ChannelAnswer | null {
  if (checkedAt === null) return null;
  const ageMs = now.getTime() - checkedAt.getTime();
  if (problem !== null) return ageMs < CHECK_BAD_AFTER_MS ? refuse(problem) : null;
  return channelId !== null && ageMs < CHECK_GOOD_AFTER_MS ? { ok: true, channelId } : null;
}

/** Channels by name, as Slack resolved them. Clear it to have them looked at again. */
export type KnownChannels = Map<string, { at: Date; channelId: string }>;

/** The same for a channel that belongs to no pod; remembered by this process alone. */
export function createResolveNamedChannel({ slack, known = new Map() }: { slack: Slack; known?: KnownChannels }) {
  return async (channel: string, now: Date): Promise<ChannelAnswer> => {
    const last = known.get(channel);
    if (last !== undefined && now.getTime() - last.at.getTime() < CHECK_GOOD_AFTER_MS)
      return { ok: true, channelId: last.channelId };
    const answer = await examineChannel(slack, channel, last?.channelId ?? null);
    if (answer.ok) known.set(channel, { at: now, channelId: answer.channelId });
    return answer;
  };
}

/** @param knownId - what the name was resolved to before: one look instead of a walk through all channels. */
async function examineChannel(slack: Slack, channel: string, knownId: string | null): Promise<ChannelAnswer> {
  try {
    const found = await findChannel(slack, channel, knownId);
    const problem = found === null ? notFound(channel) : findChannelProblem(found);
    if (problem !== null) return refuse(problem);
    return found === null ? refuse(notFound(channel)) : { ok: true, channelId: found.id };
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : 'no answer';
    return { ok: false, problem: `Slack could not be asked about ${channel}: ${why}`, retry: true };
  }
}

async function findChannel(slack: Slack, channel: string, knownId: string | null): Promise<SlackChannel | null> {
  if (CHANNEL_ID.test(channel)) return slack.fetchChannel(channel);
  const name = channel.replace(/^#/, '').toLowerCase();
  const known = knownId === null ? null : await slack.fetchChannel(knownId);
  return known?.name === name ? known : slack.findChannelByName(name);
}

/** Why nothing about customers may or can be posted there, or null. Shared comes first: it must never be mended by an invitation. */
export function findChannelProblem({ name, isShared, isArchived, isMember }: SlackChannel): string | null {
  if (isShared) return `#${name} is shared with another company: alerts are never posted there`;
  if (isArchived) return `#${name} is archived`;
  return isMember ? null : `Barometer is not in #${name}: invite it there`;
}

const notFound = (channel: string): string =>
  `no channel ${channel} was found: check the name in pods.csv, and invite Barometer if it is private`;

const refuse = (problem: string): ChannelAnswer => ({ ok: false, problem, retry: false });
