import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Config } from './config';
import { isPulled, toSecretPrefix } from './config-sources';
import { createVendorTools } from './compose-sources';
import { toFreshnessSettings } from './compose-freshness';
import { toCrmTargets } from './config-write-back';
import { findSinkKind } from './crm/registry';
import type { CrmSink } from './crm/sink';
import type { Db } from './db/client';
import type { Clock } from './domain/clock';
import { ConfigError } from './errors';
import { readFreshness } from './services/read-freshness';
import type { CrmTarget, WriteBackSummary } from './services/write-back/settings';
import { createWriteBack } from './services/write-back/write-back';
import { createHttpSource } from './vendor-http/create-http-source';
import type { HttpTools } from './vendor-http/http-source';

export type WriteBackSide = {
  targets: readonly CrmTarget[];
  /** Says in every CRM, or in one, what is to be said there. */
  write: (target?: string) => Promise<WriteBackSummary>;
};

type Settings = Pick<Config, 'file' | 'sourceSecrets'>;
/** `http`: how CRMs are reached; that of their sources, where there is one. */
export type WriteBackInput = { db: Db; config: Settings; clock: Clock; log: Logger; http?: HttpTools };

/** The CRMs of barometer.yaml that are written to, each opened when it is first needed: one whose secret is missing says so itself. */
export function composeWriteBack({
  db,
  config,
  clock,
  log,
  http = createVendorTools(log),
}: WriteBackInput): WriteBackSide {
  const { file } = config;
  const targets = toCrmTargets(file);
  const write = createWriteBack({
    db,
    clock,
    owner: randomUUID(),
    random: Math.random,
    openSink: createOpenSink(config, http),
    readFreshness: (now) => readFreshness(db, { now, ...toFreshnessSettings(file) }),
    log,
  });
  return {
    targets,
    write: (target) => write(targets.filter((one) => target === undefined || one.target === target)),
  };
}

/** The same one for the life of the process, so that its token and its pace are kept. */
function createOpenSink({ file, sourceSecrets }: Settings, http: HttpTools): (target: string) => CrmSink {
  const opened = new Map<string, CrmSink>();
  return (target) => {
    const known = opened.get(target);
    if (known !== undefined) return known;
    const source = file.sources.filter(isPulled).find(({ name }) => name === target);
    const kind = source === undefined ? null : findSinkKind(source.kind);
    if (source === undefined || kind === null) throw new ConfigError(`write_back: "${target}" is no CRM`);
    const one = file.write_back.find(({ to }) => to === target);
    const options = { activities: one?.tasks === true || one?.notes === true };
    const secret = (name: string) => requireSecret(sourceSecrets, target, name);
    const sink = kind.create(target, source.settings, options, { secret, http: (of) => createHttpSource(of, http) });
    opened.set(target, sink);
    return sink;
  };
}

function requireSecret(secrets: Settings['sourceSecrets'], target: string, name: string): string {
  const variable = `${toSecretPrefix(target)}${name}`;
  const secret = secrets[variable];
  if (secret === undefined) throw new ConfigError(`${variable} is not set: writing to "${target}" needs it`);
  return secret;
}
