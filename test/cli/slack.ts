import type { Workspace } from '../../workspace/server/start-workspace';

export { openSlack, POD_CHANNEL, TOKEN } from '../production/slack';

/** First messages, in the order they came. */
export const postsOf = (slack: Workspace) => slack.messages().filter(({ threadTs }) => threadTs === null);
