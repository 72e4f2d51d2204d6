import { dirname, join, resolve } from 'node:path';
import type { Logger } from 'pino';
import type { Config } from './config';
import type { ConfigFile } from './config-file';
import { type Database, openDatabase } from './db/client';
import { startEmbeddedPostgres } from './db/embedded';
import { migrateDatabase } from './db/migrate';
import type { Playbook } from './scoring/playbook';
import type { ScoringModel } from './scoring/model';
import { loadModel } from './services/load-model';
import { loadPlaybook } from './services/load-playbook';

const PACKAGE_ROOT = join(__dirname, '..');
const MODELS = join(PACKAGE_ROOT, 'models');

/** The database and what it is scored with. `close` ends the connections and, where this process started it, the server. */
export type DataSide = {
  database: Database;
  databaseUrl: string;
  model: ScoringModel;
  playbook: Playbook;
  close: () => Promise<void>;
};

/** Opens and migrates the database, and loads the model: what every command needs but `doctor`, which reports on the parts. */
export async function openDataSide(config: Config, log: Logger): Promise<DataSide> {
  const [model, playbook] = await Promise.all([
    loadModel(modelPath(config)),
    loadPlaybook(join(MODELS, 'playbook.yaml')),
  ]);
  const server = await openServer(config, log);
  try {
    const database = openDatabase(server.url, {
      onIdleError: (err) => log.warn({ err }, 'a database connection broke'),
    });
    await migrateDatabase(database.pool);
    return { database, databaseUrl: server.url, model, playbook, close: () => database.close().finally(server.stop) };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/** The server that DATABASE_URL names, or the embedded one, whose data lies in `.barometer/` of the working directory. */
async function openServer(config: Config, log: Logger): Promise<{ url: string; stop: () => Promise<void> }> {
  if (config.databaseUrl !== null) return { url: config.databaseUrl, stop: async () => undefined };
  return startEmbeddedPostgres({ dataDir: resolve('.barometer'), log });
}

/** `model: three-pillar` is one that ships; a path to a YAML file, seen from barometer.yaml, is one's own. */
export function modelPath({ file, filePath }: Pick<Config, 'file' | 'filePath'>): string {
  return file.model.endsWith('.yaml') ? resolve(dirname(filePath), file.model) : join(MODELS, `${file.model}.yaml`);
}

export type SourceSettings = ConfigFile['sources'][number];
