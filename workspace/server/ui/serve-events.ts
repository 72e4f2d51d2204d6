import type { UiEvent } from '../../ui-contract';
import type { Exchange } from '../http/route';
import { canSee } from '../stores/directory';
import type { World } from '../world';

const KEEP_ALIVE_MS = 15_000;

function isFor(world: World, userId: string, event: UiEvent): boolean {
  if ('userId' in event) return event.userId === userId;
  if (event.type !== 'channel') return true;
  const user = world.directory.findUser(userId);
  const channel = world.directory.findConversation(event.channelId);
  return user !== null && channel !== null && canSee(channel, user);
}

/** GET /ui/events?as=U1: what changes for this person, as it happens. */
export const serveEvents = (world: World) => (exchange: Exchange) => {
  const { response, url } = exchange;
  const userId = url.searchParams.get('as') ?? '';
  response.writeHead(200, {
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    connection: 'keep-alive',
  });
  response.write(': hello\n\n');
  const unsubscribe = world.feed.subscribe((event) => {
    if (isFor(world, userId, event)) response.write(`data: ${JSON.stringify(event)}\n\n`);
  });
  const keepAlive = setInterval(() => response.write(': still here\n\n'), KEEP_ALIVE_MS);
  keepAlive.unref();
  response.on('close', () => {
    clearInterval(keepAlive);
    unsubscribe();
  });
};
