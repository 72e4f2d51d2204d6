import type { HttpSettings, HttpSource } from '../vendor-http/http-source';
import type { CrmSink } from './sink';

/** Where a CRM gets what it needs from outside: what its source has, too. */
export type SinkTools = { secret: (name: string) => string; http: (settings: HttpSettings) => HttpSource };
/** `activities`: whether tasks or notes are written; without them nothing about them is asked of the CRM. */
export type SinkOptions = { activities: boolean };

/** One kind of CRM. `settings`: its source's keys in barometer.yaml, of which it reads its own. */
export type SinkKind = {
  kind: string; // that of its source
  create: (target: string, settings: unknown, options: SinkOptions, tools: SinkTools) => CrmSink;
};
