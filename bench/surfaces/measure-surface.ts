import { setTimeout as wait } from 'node:timers/promises';
import { countShown } from './count-words';
import type { Opening, Surface } from './list-surfaces';
import type { SurfaceWorld } from './open-world';

export type Subject = {
  accountId: string;
  account: string;
  misspelt: string;
  beginning: string;
  alertId: string;
  stranger: string;
};
export type SurfaceFigures = { words: number; blocks: number; p50Ms: number; p95Ms: number };

const LATE_MS = 30_000;
/** An answer that is none would be quick. */
const FAILED = /That did not work|I find no such account/;
const TEAM = 'T0BENCH01';
const FILES = 'files.completeUploadExternal';
const DOUBLED_WITHIN_MS = 60_000;

/** From the signed request to the call that shows the surface, over so many subjects. @throws naming the surface when it never comes. */
export async function measureSurface(
  world: SurfaceWorld,
  surface: Surface,
  subjects: readonly Subject[],
): Promise<SurfaceFigures> {
  const took: number[] = [];
  let shown = { words: 0, blocks: 0 };
  for (const [index, subject] of subjects.entries()) {
    world.slack.clear();
    if (surface.wait === FILES) world.clock.at = new Date(world.clock.at.getTime() + DOUBLED_WITHIN_MS); // or it is a doubled press
    const startedMs = performance.now();
    const answered = await send(world, surface, subject, index);
    if (!answered.ok) throw new Error(`${surface.name}: answered ${answered.status}`);
    const call =
      surface.wait === 'suggestions'
        ? { body: (await answered.json()) as Record<string, unknown>, atMs: performance.now() }
        : await waitFor(world, surface, startedMs);
    if (FAILED.test(JSON.stringify(call.body)))
      throw new Error(`${surface.name}: ${JSON.stringify(call.body).slice(0, 200)}`);
    took.push(call.atMs - startedMs);
    shown = countShown(surface.wait === FILES ? findMessage(world) : call.body);
  }
  const sorted = took.toSorted((a, b) => a - b);
  const quantile = (share: number) => sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? NaN;
  return { ...shown, p50Ms: quantile(0.5), p95Ms: quantile(0.95) };
}

/** What stands above files. */
const findMessage = ({ slack }: SurfaceWorld) =>
  slack.calls.find(({ method }) => method === 'chat.postMessage')?.body ?? {};

async function waitFor({ slack }: SurfaceWorld, { name, wait: method }: Surface, startedMs: number) {
  for (;;) {
    const found = slack.calls.find((call) => call.method === method);
    if (found !== undefined) return found;
    const other = slack.calls.map((call) => `${call.method} ${JSON.stringify(call.body).slice(0, 200)}`).join('; ');
    if (performance.now() - startedMs > LATE_MS) throw new Error(`${name}: no ${method}, but ${other || 'nothing'}`);
    await wait(1); // the recorder has the instant it arrived: looking for it later costs nothing
  }
}

function send(world: SurfaceWorld, { open, who }: Surface, subject: Subject, index: number): Promise<Response> {
  const user = `U0${who.toUpperCase()}0`;
  const filled = fill(open, subject);
  switch (filled.kind) {
    case 'home':
      return world.send(homeOf(user, `Ev${who}${index}${performance.now()}`), 'json');
    case 'command':
      return world.send(commandOf(user, filled.text, world.slack.responseUrl), 'form');
    case 'suggest':
      return world.send({ ...suggestionOf(filled), user: { id: user, team_id: TEAM } }, 'payload');
    case 'press':
      return world.send({ ...pressOf(filled, world.slack.responseUrl), user: { id: user, team_id: TEAM } }, 'payload');
  }
}

const homeOf = (user: string, eventId: string): object => ({
  type: 'event_callback',
  event_id: eventId,
  team_id: TEAM,
  event: { type: 'app_home_opened', user, tab: 'home', channel: 'D1', event_ts: '1', view: { type: 'home' } },
});

const commandOf = (user: string, text: string, responseUrl: string): object => ({
  command: '/health',
  text,
  user_id: user,
  team_id: TEAM,
  channel_id: 'C0ANY',
  response_url: responseUrl,
  trigger_id: 'trigger',
});

const suggestionOf = ({ action, typed }: Extract<Opening, { kind: 'suggest' }>): object => ({
  type: 'block_suggestion',
  action_id: action,
  block_id: action,
  value: typed,
  team: { id: TEAM },
  container: { type: 'view', view_id: 'V2' },
  view: { type: 'modal', id: 'V2' },
});

function pressOf({ from, action }: Extract<Opening, { kind: 'press' }>, responseUrl: string): object {
  const places = {
    message: {
      container: { type: 'message', channel_id: 'C0ANY', message_ts: '1700000000.000300', is_ephemeral: true },
      channel: { id: 'C0ANY' },
      response_url: responseUrl,
    },
    home: { container: { type: 'view', view_id: 'V1' }, view: { type: 'home', id: 'V1' } },
    modal: { container: { type: 'view', view_id: 'V2' }, view: { type: 'modal', id: 'V2', private_metadata: '' } },
  };
  const actions = [{ block_id: 'b', action_ts: '1', ...action }];
  return { type: 'block_actions', team: { id: TEAM }, trigger_id: 'trigger', actions, ...places[from] };
}

/** Puts the subject's names where the surface leaves a place for them. */
function fill(open: Opening, subject: Subject): Opening {
  const text = JSON.stringify(open).replaceAll(
    /\{(accountId|account|misspelt|beginning|alertId|stranger)\}/g,
    (_all, key: keyof Subject) => JSON.stringify(subject[key]).slice(1, -1),
  );
  return JSON.parse(text) as Opening;
}
