import { countShown } from './count-words';
import type { SurfaceWorld } from './open-world';
import type { MessageRow } from './render-surfaces';

/** What Barometer says by itself, by the beginning of its sentence. */
const KINDS: readonly [name: string, text: RegExp][] = [
  ['Alert in the pod’s channel', /^\[/],
  ['Monday’s digest', /Monday|five/i],
];
const MONDAY = 1;
const DAY_MS = 86_400_000;
const DELIVERIES = 5;

/** Lets the jobs of a Monday noon run and counts what they post: one example of each kind. */
export async function listMessages({ side, slack, clock, operations }: SurfaceWorld): Promise<MessageRow[]> {
  clock.at = nextMonday(clock.at);
  slack.clear();
  await operations.escalate(clock.at);
  await side.serveDigests({ now: clock.at });
  await side.serveReports(clock.at);
  for (let run = 0; run < DELIVERIES; run += 1) {
    await side.deliver();
    clock.at = new Date(clock.at.getTime() + 60_000);
  }
  const posts = slack.calls.filter(({ method }) => method === 'chat.postMessage');
  const rows: MessageRow[] = [];
  for (const [name, text] of KINDS) {
    const found = posts.find(({ body }) => text.test(String(body['text'])));
    if (found !== undefined) rows.push({ name, ...countShown(found.body) });
  }
  return rows;
}

function nextMonday(from: Date): Date {
  const days = (MONDAY - from.getUTCDay() + 7) % 7 || 7;
  return new Date(Date.parse(`${new Date(from.getTime() + days * DAY_MS).toISOString().slice(0, 10)}T12:00:00Z`));
}
