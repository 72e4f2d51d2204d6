import type { z } from 'zod';
import type { HttpSettings, HttpSource } from '../../vendor-http/http-source';
import { ConfigError } from '../../errors';
import type { PullConnector } from './connector';

/** A secret from the environment: BAROMETER_<SOURCE>_<NAME>. `isNeeded` is judged by the settings that stand in barometer.yaml. */
export type SecretNeed = { name: string; what: string; isOptional?: boolean };

/** Where a kind of source gets what it needs from outside. */
export type SourceTools = {
  /** The value of a secret; throws ConfigError naming the variable when it is not set. */
  secret: (name: string) => string;
  findSecret: (name: string) => string | null;
  /** The secret of its webhook, BAROMETER_HOOK_SECRET_<SOURCE>; null when it is not set. */
  hookSecret: string | null;
  http: (settings: HttpSettings) => HttpSource;
  /** A path of barometer.yaml, seen from that file. */
  resolvePath: (path: string) => string;
};

/** One kind of source, as the registry knows it: adding one is its folder and one line there. */
export type SourceKind = {
  kind: string; // as barometer.yaml names it
  title: string; // as its vendor does
  settings: z.ZodObject; // its own keys in barometer.yaml, beside name, kind and schedule
  schedule: string; // cron, when none is given
  secrets: (settings: Readonly<Record<string, unknown>>) => readonly SecretNeed[];
  hasHook: boolean;
  isSent: boolean; // its webhook alone brings anything: it is never asked
  create: (source: string, settings: unknown, tools: SourceTools) => PullConnector;
};

type Definition<Settings extends z.ZodObject> = Omit<
  SourceKind,
  'settings' | 'secrets' | 'create' | 'hasHook' | 'isSent'
> & {
  settings: Settings;
  secrets: (settings: z.output<Settings>) => readonly SecretNeed[];
  create: (source: string, settings: z.output<Settings>, tools: SourceTools) => PullConnector;
  hasHook?: boolean;
  isSent?: boolean;
};

/** @throws ConfigError from `create` when what it is given is not what the kind's settings say. */
export function defineSourceKind<Settings extends z.ZodObject>(definition: Definition<Settings>): SourceKind {
  const read = (settings: unknown): z.output<Settings> => {
    const parsed = definition.settings.safeParse(settings);
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    throw new ConfigError(
      `sources: ${definition.kind}: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not valid'}`,
    );
  };
  return {
    hasHook: false,
    isSent: false,
    ...definition,
    secrets: (settings) => definition.secrets(read(settings)),
    create: (source, settings, tools) => ({
      ...definition.create(source, read(settings), tools),
      ...(definition.isSent === true ? { isSent: true } : {}),
    }),
  };
}
