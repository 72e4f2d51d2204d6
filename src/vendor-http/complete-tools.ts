import type { HttpTools } from './http-source';

export type Tools = Required<Pick<HttpTools, 'fetch' | 'sleep' | 'nowMs' | 'random' | 'log'>>;

/** `fetch` is looked up at every call: tests put another in its place. */
export function completeTools(tools: HttpTools): Tools {
  return {
    ...tools,
    fetch: tools.fetch ?? ((input, init) => globalThis.fetch(input, init)),
    log: tools.log ?? (() => undefined),
  };
}
