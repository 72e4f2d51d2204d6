import type { PostedMessage } from '../../workspace/server/start-workspace';
import type { Demo } from './open-demo';
import { summarise } from './summarise';

const DAY_MS = 86_400_000;

/** Plays the days without a page: every message on a line of its own, then a summary. */
export async function playHeadless(demo: Demo, days: number, say: (line: string) => void): Promise<void> {
  const { workspace, scene, clock, play } = demo;
  const names = new Map(scene.channels.map(({ id, name }) => [id, `#${name}`]));
  workspace.onPost((message) => {
    const files = message.fileIds.map((id) => workspace.fileName(id) ?? id);
    say(formatPost({ ...message, text: message.text || files.join(', ') }, names));
  });
  const startedMs = performance.now();
  await play(new Date(clock.now().getTime() + days * DAY_MS));
  say('');
  for (const line of await summarise(demo, { days, playedMs: performance.now() - startedMs })) say(line);
}

/** Simulated time, channel, text; a line in a thread is indented under its message. */
function formatPost(
  { postedAt, channelId, threadTs, text }: PostedMessage,
  names: ReadonlyMap<string, string>,
): string {
  const at = postedAt.toISOString().slice(0, 16).replace('T', ' ');
  const indent = threadTs === null ? '' : '  ↳ ';
  return `${at}  ${names.get(channelId) ?? 'direct message'}  ${indent}${toPlain(text.split('\n', 1)[0] ?? '')}`;
}

const ENTITIES: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };

/** As a reader sees it: Slack wants three characters escaped, a terminal does not. */
function toPlain(text: string): string {
  return text.replace(/&(?:lt|gt|amp);/g, (entity) => ENTITIES[entity] ?? entity);
}
