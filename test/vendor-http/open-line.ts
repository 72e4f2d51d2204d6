import { createHttpSource } from '../../src/vendor-http/create-http-source';
import type { HttpEvent, HttpSettings, HttpSource, HttpTools } from '../../src/vendor-http/http-source';
import type { StandInReply, StandInRequest } from '../connectors/subject';
import { type FaultServer, startFaultServer } from '../support/fault-server';

export const NOW = new Date('2026-03-10T12:00:00Z');

export type Line = {
  server: FaultServer;
  source: HttpSource;
  slept: number[]; // milliseconds, in order; nobody really waits
  events: HttpEvent[];
  tools: HttpTools;
};

/** A clock that only sleeping moves. */
export function createStillTools(): { tools: HttpTools; slept: number[]; events: HttpEvent[] } {
  const slept: number[] = [];
  const events: HttpEvent[] = [];
  let nowMs = NOW.getTime();
  return {
    slept,
    events,
    tools: {
      sleep: async (ms, signal) => {
        signal?.throwIfAborted();
        slept.push(ms);
        nowMs += ms;
      },
      nowMs: () => nowMs,
      random: () => 0.5,
      log: (event) => events.push(event),
    },
  };
}

export type LineInput = Partial<HttpSettings> & {
  answer?: (request: StandInRequest) => StandInReply;
  sleep?: HttpTools['sleep'];
  fetch?: typeof fetch;
};

/** A source in front of a real server; without an `answer` everything is `{"ok": true}`. */
export async function openLine({ answer, sleep, fetch, ...settings }: LineInput = {}): Promise<Line> {
  const server = await startFaultServer(answer ?? (() => ({ status: 200, body: { ok: true } })));
  const { tools, slept, events } = createStillTools();
  const source = createHttpSource(
    {
      source: 'help-desk',
      baseUrl: server.url,
      authorisation: { kind: 'bearer', token: 't0ken-of-the-source' },
      rate: { perSecond: 1000 },
      ...settings,
    },
    { ...tools, ...(sleep ? { sleep } : {}), ...(fetch ? { fetch } : {}) },
  );
  return { server, source, slept, events, tools };
}
