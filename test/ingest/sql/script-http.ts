import { createHttpSource } from '../../../src/vendor-http/create-http-source';
import type { HttpSource } from '../../../src/vendor-http/http-source';

export type Asked = { method: string; path: string; query: URLSearchParams; body: Record<string, unknown> };
export type Scripted = { http: HttpSource; asked: Asked[] };

/** The real client, answered from a list in turn. Nobody sleeps. */
export function scriptHttp(answers: readonly { status: number; body: unknown }[], source = 'warehouse'): Scripted {
  const asked: Asked[] = [];
  const left = [...answers];
  const fetchNext: typeof fetch = async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const body = typeof init?.body === 'string' ? (JSON.parse(init.body) as Record<string, unknown>) : {};
    asked.push({ method: init?.method ?? 'GET', path: url.pathname, query: url.searchParams, body });
    const next = left.shift();
    if (next === undefined) throw new Error(`nothing more was expected: ${url.pathname}`);
    return Response.json(next.body, { status: next.status });
  };
  const http = createHttpSource(
    { source, baseUrl: 'https://warehouse.example.com', authorisation: { kind: 'none' }, rate: { perSecond: 1000 } },
    { fetch: fetchNext, sleep: async () => undefined, nowMs: () => 0, random: () => 0.5 },
  );
  return { http, asked };
}
