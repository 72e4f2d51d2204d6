import type { AccountCard } from '../domain/account-card';
import type { Caller } from '../domain/viewer';
import { ForbiddenError } from '../errors';
import { requirePerson } from './authorise';
import type { FindViewer } from './find-viewer';
import { readAccountCard, type AccountCardDeps } from './read-account-card';
import type { SlackChannel } from './slack/directory';
import { findChannelProblem } from './slack/resolve-channel';

export type ShareCardDeps = AccountCardDeps & {
  findViewer: FindViewer;
  fetchChannel: (channelId: string) => Promise<SlackChannel | null>;
};

/**
 * The card someone wants to show to a channel. Only they decide that its members may see it, but never in a channel shared with another
 * company, nor in one Barometer cannot look at. @throws ForbiddenError, NotFoundError
 */
export async function readCardToShare(
  deps: ShareCardDeps,
  { caller, accountId, channelId, now }: { caller: Caller; accountId: string; channelId: string; now: Date },
): Promise<AccountCard> {
  const { scope } = requirePerson(await deps.findViewer(caller, now));
  const card = await readAccountCard(deps, { accountId, scope, now });
  const channel = channelId.startsWith('D') ? null : await deps.fetchChannel(channelId);
  if (channel === null)
    throw new ForbiddenError('I can only share into a channel that I am in: invite me there first.');
  const problem = findChannelProblem(channel);
  if (problem !== null) throw new ForbiddenError(`I cannot share here: ${problem}.`);
  return card;
}
