import { findSinkKind } from '../../src/crm/registry';
import type { CrmSink } from '../../src/crm/sink';
import { createHttpSource } from '../../src/vendor-http/create-http-source';
import type { StandInReply, StandInRequest } from '../connectors/subject';

/** A sink on a stand-in's address, that never waits. `secrets` are whatever the kind asks for. */
export function openSink(kind: string, url: string, { activities = true, settings = {} } = {}): CrmSink {
  const found = findSinkKind(kind);
  if (found === null) throw new Error(`no sink of kind ${kind}`);
  const tools = { sleep: async () => undefined, nowMs: () => 0, random: () => 0.5 };
  return found.create(
    'crm',
    { base_url: url, ...settings },
    { activities },
    {
      secret: (name) => `secret-${name.toLowerCase()}`,
      http: (of) => createHttpSource(of, tools),
    },
  );
}

export const NEVER = new AbortController().signal;

type Routes = Readonly<Record<string, (request: StandInRequest) => StandInReply>>;

/** Answers by method and path; whatever nobody expected is a 404. */
export const answerBy =
  (routes: Routes) =>
  (request: StandInRequest): StandInReply =>
    routes[`${request.method} ${request.path}`]?.(request) ?? {
      status: 404,
      body: [{ errorCode: 'NOT_FOUND', message: request.path }],
    };

export const ok = (body: unknown): StandInReply => ({ status: 200, body });
