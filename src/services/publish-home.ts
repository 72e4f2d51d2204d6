import type { HomeView } from '@slack/types';
import type { Logger } from 'pino';
import type { Caller } from '../domain/viewer';
import { buildHome, type HomeOptions } from '../views/home/build-home';
import { buildFailedHome, buildRefusedHome } from '../views/home/notice';
import type { FindViewer } from './find-viewer';
import { readHome, type HomeDeps } from './read-home';

export type PublishHomeDeps = HomeDeps & {
  findViewer: FindViewer;
  publishView: (slackUserId: string, view: HomeView) => Promise<void>;
  options: HomeOptions;
  log: Pick<Logger, 'error'>;
};

/**
 * Draws someone's Home as it stands now; safe to repeat. Who may not use Barometer gets a page that says why, and a Home that
 * could not be read says so instead of showing old numbers.
 */
export async function publishHome(
  deps: PublishHomeDeps,
  { caller, now, isFirstVisit = false }: { caller: Caller; now: Date; isFirstVisit?: boolean },
): Promise<void> {
  const view = await buildView(deps, caller, now, isFirstVisit);
  await deps.publishView(caller.slackUserId, view);
}

async function buildView(deps: PublishHomeDeps, caller: Caller, now: Date, isFirstVisit: boolean): Promise<HomeView> {
  try {
    const viewer = await deps.findViewer(caller, now);
    if (viewer.kind === 'refused') return buildRefusedHome(viewer.reason);
    return buildHome(await readHome(deps, { viewer, now, isFirstVisit }), deps.options);
  } catch (error) {
    deps.log.error({ err: error, slackUserId: caller.slackUserId }, 'home could not be read');
    return buildFailedHome(); // a blank or stale Home would say nothing; the log has the cause
  }
}
