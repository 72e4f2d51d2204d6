import { z } from 'zod';
import { AppError } from '../errors';
import { buildNotice, FAILED_SENTENCE } from '../views/notice';
import type { Message } from '../views/message';
import type { ListenerDeps } from './deps';

const Body = z.object({
  type: z.string().nullish(),
  response_url: z.string().nullish(),
  user: z.object({ id: z.string() }).nullish(),
  user_id: z.string().nullish(),
});

type Deps = Pick<ListenerDeps, 'log' | 'answerUrl' | 'sendDirect'>;
type Args = { error: Error & { original?: unknown }; body: unknown };

/**
 * The one place where a listener's error ends: logged with its cause, and told to whoever pressed, in one sentence without internals.
 * Events have no one waiting. Needs `extendedErrorHandler: true`.
 */
export const createErrorHandler =
  (deps: Deps) =>
  async ({ error, body }: Args): Promise<void> => {
    const cause = error.original ?? error;
    const who = Body.catch({}).parse(body);
    const slackUserId = who.user?.id ?? who.user_id ?? null;
    if (cause instanceof AppError) deps.log.info({ err: cause, slackUserId }, 'listener refused');
    else deps.log.error({ err: cause, slackUserId }, 'listener failed');
    if (who.type === 'block_suggestion') return; // a list that stays empty says so itself, at every letter typed
    const notice = buildNotice(cause instanceof AppError ? cause.message : FAILED_SENTENCE);
    try {
      await tell(deps, { slackUserId, responseUrl: who.response_url ?? null }, notice);
    } catch (unsaid) {
      deps.log.warn({ err: unsaid, slackUserId }, 'could not tell the person'); // there is no one left to tell
    }
  };

type Where = { slackUserId: string | null; responseUrl: string | null };

async function tell(
  { answerUrl, sendDirect }: Deps,
  { slackUserId, responseUrl }: Where,
  notice: Message,
): Promise<void> {
  if (responseUrl !== null) return answerUrl(responseUrl, 'ephemeral', notice);
  if (slackUserId !== null) return sendDirect(slackUserId, notice);
}
