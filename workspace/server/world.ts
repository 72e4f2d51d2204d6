import { createDeliveries, type Deliveries } from './stores/deliveries';
import { createDirectory, type Directory } from './stores/directory';
import { createFaults, type Faults } from './stores/faults';
import { createFeed, type Feed } from './stores/feed';
import { createFiles, type Files } from './stores/files';
import { createIds, type Ids } from './stores/ids';
import { Messages } from './stores/messages';
import { createResponseUrls, createTriggers, type ResponseUrls, type Triggers } from './stores/tickets';
import { Views } from './stores/views';
import type { UiFault } from '../ui-contract';
import type { WorkspaceSettings } from './workspace-settings';

export type ApiCall = {
  method: string;
  at: Date; // on the workspace's clock
  ok: boolean; // what Slack decided, whether or not the app was told
  error: string | null;
  fault: UiFault['kind'] | null;
  args: Record<string, unknown>;
};

/** Everything that is true in the workspace right now. */
export type World = {
  settings: WorkspaceSettings;
  realNowMs: () => number;
  url: string; // set once the server listens
  appUrl: string | null;
  ids: Ids;
  feed: Feed;
  directory: Directory;
  messages: Messages;
  views: Views;
  triggers: Triggers;
  responseUrls: ResponseUrls;
  faults: Faults;
  deliveries: Deliveries;
  files: Files;
  calls: ApiCall[];
  time: { isBusy: boolean; label: string };
  /** Aborted when the workspace closes: ends held connections and pending retries. */
  closing: AbortController;
};

export function createWorld(settings: WorkspaceSettings): World {
  const realNowMs = settings.realNowMs ?? Date.now;
  const ids = createIds();
  const feed = createFeed();
  return {
    settings,
    realNowMs,
    url: '',
    appUrl: settings.appUrl,
    ids,
    feed,
    directory: createDirectory(settings, ids, feed),
    messages: new Messages(settings.now, feed),
    views: new Views(ids, realNowMs, feed),
    triggers: createTriggers(settings, realNowMs),
    responseUrls: createResponseUrls(realNowMs),
    faults: createFaults(),
    deliveries: createDeliveries(feed),
    files: createFiles(ids),
    calls: [],
    time: { isBusy: false, label: '' },
    closing: new AbortController(),
  };
}
