import type { Caller } from '../domain/viewer';
import { buildFreshness } from '../views/freshness';
import type { ListenerDeps } from './deps';

type Redraw = { caller: Caller; now: Date; responseUrl: string };

/** The message of `/health freshness` as it is now, in the place of the one that was pressed: no button of it stays behind what was said. */
export async function redrawFreshness(
  { ask, answerUrl }: Pick<ListenerDeps, 'ask' | 'answerUrl'>,
  { responseUrl, ...question }: Redraw,
): Promise<void> {
  await answerUrl(responseUrl, 'replace', buildFreshness(await ask.freshness(question)));
}
