import { dirname, resolve } from 'node:path';
import type { Logger } from 'pino';
import type { Config } from './config';
import { type PulledSource, toSecretPrefix } from './config-sources';
import { ConfigError } from './errors';
import type { PullConnector } from './ingest/pull/connector';
import type { SecretNeed, SourceKind, SourceTools } from './ingest/pull/source-kind';
import { findSourceKind } from './ingest/registry';
import { createHttpSource } from './vendor-http/create-http-source';
import { createSystemTools } from './vendor-http/create-system-tools';
import type { HttpTools } from './vendor-http/http-source';

/** The connector of a source of barometer.yaml; the same one for the life of the process, so that its tokens and its pace are shared. */
export type Connect = (source: PulledSource) => PullConnector;

type Settings = Pick<Config, 'filePath' | 'hookSecrets' | 'sourceSecrets'>;

/** How vendors are reached: one for a process, so that reading from a vendor and writing to it share their pace. */
export const createVendorTools = (log: Logger): HttpTools =>
  createSystemTools((event) => log.debug(event, 'request to a vendor'));

/**
 * Builds connectors from their settings and secrets, each when it is first used: a source whose secret is missing says so itself, and the others go on.
 * @throws ConfigError from the connect function, naming variable and source.
 */
export function createConnect(settings: Settings, log: Logger, http: HttpTools = createVendorTools(log)): Connect {
  const made = new Map<string, PullConnector>();
  return (source) => {
    const known = made.get(source.name);
    if (known !== undefined) return known;
    const kind = findSourceKind(source.kind);
    if (kind === null) throw new ConfigError(`sources: ${source.name}: "${source.kind}" is no kind of source`);
    requireSecrets(settings, source, kind.secrets(source.settings));
    const tools = createTools(settings, source, kind, (of) => createHttpSource(of, http));
    const connector = nameSource(source.name, () => kind.create(source.name, source.settings, tools));
    made.set(source.name, connector);
    return connector;
  };
}

/** What a kind says of its settings, with the name of the source that has them: there may be two of a kind. */
function nameSource<T>(name: string, create: () => T): T {
  try {
    return create();
  } catch (error) {
    if (!(error instanceof ConfigError) || error.message.startsWith('BAROMETER_')) throw error;
    const [said] = error.message.split(`${name}: `).slice(-1);
    throw new ConfigError(`sources: ${name}: ${said ?? error.message}`, { cause: error });
  }
}

function createTools(
  settings: Settings,
  { name }: PulledSource,
  kind: SourceKind,
  http: SourceTools['http'],
): SourceTools {
  const { filePath, hookSecrets, sourceSecrets } = settings;
  const find = (secret: string): string | null => sourceSecrets[toSecretPrefix(name) + secret] ?? null;
  return {
    findSecret: find,
    secret: (secret) => {
      const found = find(secret);
      if (found === null) throw missing(name, { name: secret, what: `a secret of ${kind.title}` });
      return found;
    },
    hookSecret: hookSecrets[name] ?? null,
    http,
    resolvePath: (path) => resolve(dirname(filePath), path),
  };
}

/** All at once, so that nobody learns of them one by one. */
function requireSecrets({ sourceSecrets }: Settings, { name }: PulledSource, needs: readonly SecretNeed[]): void {
  const prefix = toSecretPrefix(name);
  const [first, ...others] = needs.filter(
    (need) => need.isOptional !== true && sourceSecrets[prefix + need.name] === undefined,
  );
  if (first === undefined) return;
  const also =
    others.length === 0 ? '' : `; nor is ${others.map((need) => `${prefix}${need.name} (${need.what})`).join(', ')}`;
  throw missing(name, { ...first, what: `${first.what}${also}` });
}

const missing = (source: string, { name, what }: SecretNeed): ConfigError =>
  new ConfigError(`${toSecretPrefix(source)}${name} is not set: the source "${source}" needs it: ${what}`);
