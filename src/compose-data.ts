import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Logger } from 'pino';
import type { Config } from './config';
import { type Database, openDatabase } from './db/client';
import { startEmbeddedPostgres } from './db/embedded';
import { migrateDatabase } from './db/migrate';
import { AppError, ConfigError, messageOf } from './errors';
import type { Playbook } from './scoring/playbook';
import type { ScoringModel } from './scoring/model';
import { loadModel } from './services/model/load-model';
import { loadPlaybook } from './services/model/load-playbook';

const PACKAGE_ROOT = join(__dirname, '..');
const ANSWER_TIMEOUT_MS = 10_000;
const MODELS = join(PACKAGE_ROOT, 'models');

/** The database and what it is scored with. `close` ends the connections and, where this process started it, the server. */
export type DataSide = {
  database: Database;
  answers: Database; // for what people wait for: a statement that hangs is given up, so that they hear of it
  model: ScoringModel;
  playbook: Playbook;
  close: () => Promise<void>;
};

/** Opens and migrates the database, and loads the model: what every command needs but `doctor`, which reports on the parts. */
export async function openDataSide(config: Config, log: Logger): Promise<DataSide> {
  const [model, playbook] = await Promise.all([
    loadModel(modelPath(config), config.file.formula ?? null),
    loadPlaybook(join(MODELS, 'playbook.yaml')),
  ]);
  const server = await openServer(config, log);
  const opened = openPools(server.url, log);
  try {
    await connect(opened.database, server.url);
    await migrateDatabase(opened.database.pool);
    return { ...opened, model, playbook, close: () => closeBoth(opened, server) };
  } catch (error) {
    await closeBoth(opened, server);
    throw error;
  }
}

/** Two pools on one database: work may take its time, answers may not. */
function openPools(url: string, log: Logger) {
  let isClosing = false; // the server going down with us is no news
  const onIdleError = (err: Error) => {
    if (!isClosing) log.warn({ err: err.message }, 'a database connection broke');
  };
  const database = openDatabase(url, { onIdleError });
  const answers = openDatabase(url, { onIdleError, statement_timeout: ANSWER_TIMEOUT_MS });
  const close = async () => {
    isClosing = true;
    await Promise.all([database.close(), answers.close()]);
  };
  return { database, answers, close };
}

/** A first connection, so that a wrong DATABASE_URL is told from a failed migration. */
async function connect({ pool }: Database, url: string): Promise<void> {
  const { host, pathname } = new URL(url);
  await pool.query('select 1').catch((cause: unknown) => {
    const why = `DATABASE_URL: no connection to ${host}${pathname}: ${messageOf(cause)}.`;
    throw new AppError('database_unreachable', why, { cause });
  });
}

/** The server goes down last, and even when the connections would not end. */
async function closeBoth(pools: { close: () => Promise<void> }, server: { stop: () => Promise<void> }): Promise<void> {
  try {
    await pools.close();
  } finally {
    await server.stop();
  }
}

/** The server that DATABASE_URL names, or the embedded one, whose data lies in `.barometer/` of the working directory. */
async function openServer(config: Config, log: Logger): Promise<{ url: string; stop: () => Promise<void> }> {
  if (config.databaseUrl !== null) return { url: config.databaseUrl, stop: async () => undefined };
  return startEmbeddedPostgres({ dataDir: resolve('.barometer'), log });
}

/**
 * `model: three-pillar` is one that ships; a path to a YAML file, seen from barometer.yaml, is one's own.
 * @throws ConfigError for a name that is neither.
 */
export function modelPath({ file: { model }, filePath }: Pick<Config, 'file' | 'filePath'>): string {
  if (/\.ya?ml$/.test(model)) return resolve(dirname(filePath), model);
  const path = shippedModelPath(model);
  if (existsSync(path)) return path;
  const expected = 'a model that ships, such as three-pillar, or the path of a YAML file';
  throw new ConfigError(`${filePath}: model: expected ${expected}, found "${model}"`);
}

export const shippedModelPath = (name: string): string => join(MODELS, `${name}.yaml`);
