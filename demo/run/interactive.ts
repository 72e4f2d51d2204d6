import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Demo } from './open-demo';

const DELIVER_EVERY_MS = 1_000;

/** Keeps the page open until Ctrl-C. Time stands still until somebody moves it, but what a press asks for is sent at once. */
export async function playInteractive(
  demo: Demo,
  { say, log, signal }: { say: (line: string) => void; log: Logger; signal: AbortSignal },
): Promise<void> {
  introduce(demo, say);
  while (!signal.aborted) {
    await demo.slack.deliver().catch((err: unknown) => log.error({ err }, 'delivery failed'));
    await pause(DELIVER_EVERY_MS, undefined, { signal }).catch(() => undefined); // the end of the wait is the answer
  }
}

function introduce({ workspace, scene, clock, vendors }: Demo, say: (line: string) => void): void {
  say('');
  say(`  The local workspace is open:  ${workspace.url}`);
  say('');
  say(`  It is ${clock.now().toUTCString()} there. Move time with the buttons at the top, act as anyone,`);
  say('  open Barometer’s Home, read the pod channels, type /health help. Ctrl-C ends it.');
  for (const { name, url, what } of vendors?.pages ?? []) say(`  ${name.padEnd(11)}${url}  ${what}`);
  const stories = scene.stories.slice(0, 6);
  if (stories.length > 0) say('\n  Worth following:');
  for (const { title, expectation } of stories) say(`   · ${title} — ${expectation}`);
  say('');
}
