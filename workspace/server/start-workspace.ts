import type {
  UiActionRequest,
  UiDelivery,
  UiFault,
  UiReply,
  UiStateValues,
  UiSubmitReply,
  UiSuggestions,
  UiView,
} from '../ui-contract';
import { serveApi } from './api/serve-api';
import { serveUpload } from './api/serve-upload';
import { serveResponseUrl } from './deliver/serve-response-url';
import { verifyUrl } from './deliver/send-event';
import type { Exchange, Route } from './http/route';
import { serve, stop } from './http/serve';
import type { SuggestionRequest } from './people/suggest';
import { createPersonActions } from './person-actions';
import type { PostedMessage } from './stores/posted-message';
import { isLocalRequest } from './ui/is-local-request';
import { pageRoutes } from './ui/serve-page';
import { uiRoutes } from './ui/ui-routes';
import { waitFor } from './wait-for';
import type { WorkspaceSettings } from './workspace-settings';
import { createWorld, type ApiCall, type World } from './world';

export type { PostedMessage } from './stores/posted-message';
export type { WorkspaceChannel, WorkspaceSettings, WorkspaceUser } from './workspace-settings';
export type { ApiCall } from './world';

/** The people's side takes the same path as the page's endpoints. */
export type Workspace = {
  url: string; // the page, with a trailing slash
  apiUrl: string; // for SLACK_API_URL
  setAppUrl(url: string): void;
  verifyAppUrl(): Promise<boolean>; // Slack's url_verification handshake
  setFaults(faults: readonly UiFault[]): void;
  calls(): readonly ApiCall[];
  deliveries(): readonly UiDelivery[]; // newest first, at most 50
  messages(): readonly PostedMessage[]; // in the order they came, deleted ones included
  onPost(listener: (message: PostedMessage) => void): void;
  waitFor<T>(probe: () => T | null | undefined, withinMs?: number): Promise<T>;

  readChannel(as: string, channelId: string): PostedMessage[]; // what this person sees
  fileName(fileId: string): string | null;
  dmOf(userId: string): string; // the id of a person's conversation with the app
  modals(as: string): UiView[]; // topmost last
  home(as: string): UiView | null; // as last published
  command(as: string, channelId: string, text: string): Promise<UiReply>;
  action(request: UiActionRequest): Promise<UiReply>;
  submitView(as: string, viewId: string, values: UiStateValues): Promise<UiSubmitReply>;
  closeView(as: string, viewId: string): Promise<UiReply>;
  openHome(as: string): Promise<UiView | null>; // waits for the app to publish; null when it does not
  suggestion(request: SuggestionRequest): Promise<UiSuggestions>;
  close(): Promise<void>;
};

const WAIT_MS = 30_000;

function routesOf(world: World): Route[] {
  return [
    { method: '*', pattern: '/api/:method', handle: serveApi(world) },
    { method: 'POST', pattern: '/upload/v1/:id', handle: serveUpload(world) },
    { method: 'POST', pattern: '/respond/:secret', handle: serveResponseUrl(world) },
    ...uiRoutes(world),
    ...pageRoutes(world),
  ];
}

/** Machines with a token or a secret may come from anywhere they can reach us; people's endpoints only from this machine. */
const guardPeople =
  (host: string) =>
  ({ url, request }: Exchange): boolean =>
    /^\/(api|upload|respond)\//.test(url.pathname) || isLocalRequest(request, host);

const urlHost = (host: string) => (host.includes(':') ? `[${host}]` : host);

/** Starts the local stand-in for Slack. */
export async function startWorkspace(settings: WorkspaceSettings): Promise<Workspace> {
  const world = createWorld(settings);
  const { server, port } = await serve(settings, routesOf(world), guardPeople(settings.host));
  world.url = `http://${urlHost(settings.host)}:${port}/`;
  return {
    url: world.url,
    apiUrl: `${world.url}api/`,
    setAppUrl: (url) => void (world.appUrl = url),
    verifyAppUrl: () => verifyUrl(world),
    setFaults: (faults) => world.faults.replace(faults),
    calls: () => world.calls,
    deliveries: () => world.deliveries.list(),
    messages: () => world.messages.list(),
    onPost: (listener) => world.messages.onPost(listener),
    fileName: (fileId) => world.files.find(fileId)?.name ?? null,
    waitFor: (probe, withinMs = WAIT_MS) => waitFor(world.feed, probe, withinMs),
    ...createPersonActions(world),
    close: async () => {
      world.closing.abort();
      await stop(server);
    },
  };
}
