import type { z } from 'zod';
import { MalformedBodyError, parseJsonObject } from '../http/parse-args';
import { readBody } from '../http/read-body';
import { sendJson, type Exchange, type Route } from '../http/route';
import { closeView } from '../people/close-view';
import { getPerson, getVisibleConversation, NotAllowedError } from '../people/get-person';
import { openHome } from '../people/open-home';
import { pressAction } from '../people/press-action';
import { runCommand } from '../people/run-command';
import { submitView } from '../people/submit-view';
import { suggest } from '../people/suggest';
import { writeMessage } from '../people/write-message';
import type { World } from '../world';
import { advanceTime } from './advance-time';
import * as requests from './requests';
import { serveEvents } from './serve-events';
import { serveFile } from './serve-file';
import { showMessage, showState, showView } from './show';

async function answer(exchange: Exchange, work: () => unknown): Promise<void> {
  try {
    sendJson(exchange.response, 200, await work());
  } catch (error) {
    if (error instanceof NotAllowedError)
      return sendJson(exchange.response, 200, { ok: false, message: error.message });
    if (error instanceof MalformedBodyError)
      return sendJson(exchange.response, 400, { ok: false, message: error.message });
    throw error;
  }
}

const get = (pattern: string, show: (exchange: Exchange) => unknown): Route => ({
  method: 'GET',
  pattern,
  handle: (exchange) => answer(exchange, () => show(exchange)),
});

const post = <T>(pattern: string, schema: z.ZodType<T>, work: (given: T) => unknown): Route => ({
  method: 'POST',
  pattern,
  handle: (exchange) =>
    answer(exchange, async () => {
      const given = schema.safeParse(parseJsonObject((await readBody(exchange.request)).toString('utf8')));
      if (!given.success) throw new MalformedBodyError(given.error.message);
      return work(given.data);
    }),
});

const asOf = ({ url }: Exchange) => url.searchParams.get('as') ?? '';

function readRoutes(world: World): Route[] {
  const person = (exchange: Exchange) => getPerson(world, asOf(exchange));
  return [
    get('/ui/state', (exchange) => showState(world, world.directory.findUser(asOf(exchange)))),
    get('/ui/channels/:id/messages', (exchange) => {
      const user = person(exchange);
      const channel = getVisibleConversation(world, user, exchange.params.id ?? '');
      return world.messages.listFor(channel.id, user.id).map((message) => showMessage(world, message));
    }),
    get('/ui/home', (exchange) => {
      const view = world.views.homeOf(person(exchange).id);
      return view && showView(world, view);
    }),
    get('/ui/modals', (exchange) => world.views.stackOf(person(exchange).id).map((view) => showView(world, view))),
  ];
}

function writeRoutes(world: World): Route[] {
  return [
    post('/ui/home/open', requests.homeOpen, ({ as, tab }) => openHome(world, as, tab)),
    post('/ui/command', requests.command, ({ as, channelId, text }) => runCommand(world, as, channelId, text)),
    post('/ui/message', requests.message, (given) => writeMessage(world, given)),
    post('/ui/action', requests.action, (given) => pressAction(world, given)),
    post('/ui/suggestion', requests.suggestion, (given) => suggest(world, given)),
    post('/ui/view/submit', requests.viewSubmit, ({ as, viewId, values }) => submitView(world, as, viewId, values)),
    post('/ui/view/close', requests.viewClose, ({ as, viewId }) => closeView(world, as, viewId)),
    post('/ui/advance', requests.advance, ({ days }) => advanceTime(world, days)),
    post('/ui/faults', requests.faults, ({ faults }) => {
      world.faults.replace(faults);
      world.feed.publish({ type: 'state' });
      return { ok: true };
    }),
  ];
}

/** The endpoints of `ui-contract.ts`. */
export const uiRoutes = (world: World): Route[] => [
  ...readRoutes(world),
  ...writeRoutes(world),
  { method: 'GET', pattern: '/ui/files/:id', handle: serveFile(world) },
  { method: 'GET', pattern: '/ui/events', handle: serveEvents(world) },
];
