import type { PostedMessage } from '../../workspace/server/start-workspace';
import type { Demo } from './open-demo';
import { summarise } from './summarise';

const DAY_MS = 86_400_000;

/** Plays the days without a page: every message on a line of its own, then a summary. */
export async function playHeadless(demo: Demo, days: number, say: (line: string) => void): Promise<void> {
  const { workspace, scene, clock, play } = demo;
  const names = new Map([
    ...scene.channels.map(({ id, name }) => [id, `#${name}`] as const),
    ...scene.people
      .filter(({ kind }) => kind !== 'external') // whom the app cannot write to
      .map(({ id, name }) => [workspace.dmOf(id), `to ${name}`] as const),
  ]);
  const people = new Map(scene.people.map(({ id, name }) => [id, name]));
  workspace.onPost((message) => {
    const files = message.fileIds.map((id) => workspace.fileName(id) ?? id);
    say(formatPost({ ...message, text: message.text || files.join(', ') }, { names, people }));
  });
  const startedMs = performance.now();
  await play(new Date(clock.now().getTime() + days * DAY_MS));
  say('');
  for (const line of await summarise(demo, { days, playedMs: performance.now() - startedMs })) say(line);
}

/** Simulated time, channel, text; a line in a thread is indented under its message. */
function formatPost(
  { postedAt, channelId, threadTs, text }: PostedMessage,
  { names, people }: { names: ReadonlyMap<string, string>; people: ReadonlyMap<string, string> },
): string {
  const at = postedAt.toISOString().slice(0, 16).replace('T', ' ');
  const indent = threadTs === null ? '' : '  ↳ ';
  return `${at}  ${names.get(channelId) ?? 'direct message'}  ${indent}${toPlain(text.split('\n', 1)[0] ?? '', people)}`;
}

const ENTITIES: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };

/** As a reader sees it: Slack shows names for ids and wants three characters escaped, a terminal does not. */
function toPlain(text: string, people: ReadonlyMap<string, string>): string {
  return text
    .replace(/<@(\w+)>/g, (mention, id: string) => (people.has(id) ? `@${people.get(id)}` : mention))
    .replace(/&(?:lt|gt|amp);/g, (entity) => ENTITIES[entity] ?? entity);
}
