import { pino } from 'pino';
import { type Demo, openDemo } from '../../demo/run/open-demo';
import { playInteractive } from '../../demo/run/interactive';
import type { DemoSources } from '../../demo/run/arguments';
import { useDatabase } from '../support/database';

const OPEN_LIMIT_MS = 300_000;
const HISTORY_DAYS = 35; // of scores: what is looked at here needs no more

export type OpenedDemo = { readonly demo: Demo; readonly said: readonly string[] };

/**
 * The demo as `npm run demo -- --sources …` opens it, in a database of its own: the workspace with its page, the stand-ins, what is due sent
 * every second. Call it once at the top of the file or of a `describe`.
 */
export function useDemo(sources: DemoSources): OpenedDemo {
  const said: string[] = [];
  const stop = new AbortController();
  const opened: { demo?: Demo; playing?: Promise<void> } = {};
  afterAll(async () => {
    stop.abort();
    await opened.playing;
    await opened.demo?.close();
    await database.pool.query(`drop database if exists ${nameOf(database.url)} with (force)`);
  });
  const database = useDatabase({ from: 'nothing' }); // after what needs it to the last: hooks run in the order they are named
  beforeAll(async () => {
    const log = pino({ level: 'silent' });
    const say = (line: string) => void said.push(line);
    opened.demo = await openDemo({
      options: { isHeadless: false, days: 1, dataDir: null, port: 0, seed: 7, sources },
      log,
      say,
      signal: stop.signal,
      startProgress: () => ({ update: () => undefined, stop: () => undefined }),
      database: { url: database.url, name: nameOf(database.url) },
      historyDays: HISTORY_DAYS,
    });
    opened.playing = playInteractive(opened.demo, { say, log, signal: stop.signal });
  }, OPEN_LIMIT_MS);
  return {
    get demo() {
      if (opened.demo === undefined) throw new Error('useDemo: read the demo inside a test or a hook');
      return opened.demo;
    },
    said,
  };
}

const nameOf = (url: string): string => `${new URL(url).pathname.slice(1)}_demo`;
