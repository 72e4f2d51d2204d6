import type { DuckDBConnection } from '@duckdb/node-api';
import { ConfigError } from '../../errors';
import { quote } from './file-format';

const INTERRUPT_EVERY_MS = 50;

type DuckDb = typeof import('@duckdb/node-api');
export type LoadDuckDb = () => Promise<DuckDb>;

/** The peer that only this kind of source needs. @throws ConfigError when it is not installed. */
export async function loadDuckDb(load: LoadDuckDb = () => import('@duckdb/node-api')): Promise<DuckDb> {
  try {
    return await load();
  } catch (cause) {
    throw new ConfigError('files are read with DuckDB, which is not installed: npm i @duckdb/node-api@1.5.5-r.5', {
      cause,
    });
  }
}

/** DuckDB that reaches one folder and nothing else: no other file, no network, no extension, and no way to change that. */
export type Sandbox = { connection: DuckDBConnection; close: () => void };

export async function openSandbox(
  { folder, memoryMb }: { folder: string; memoryMb: number },
  signal: AbortSignal,
  load?: LoadDuckDb,
): Promise<Sandbox> {
  signal.throwIfAborted();
  const { DuckDBInstance } = await loadDuckDb(load);
  const instance = await DuckDBInstance.create(':memory:', { memory_limit: `${memoryMb}MB`, threads: '2' });
  const connection = await instance.connect();
  const stopListening = interruptOnAbort(connection, signal);
  const close = (): void => {
    stopListening();
    connection.closeSync();
    instance.closeSync();
  };
  try {
    for (const statement of listLocks(folder)) await connection.run(statement);
    return { connection, close };
  } catch (thrown) {
    close();
    throw thrown;
  }
}

/** Again and again until it is closed: an interrupt counts for what is running at that moment only. */
function interruptOnAbort(connection: DuckDBConnection, signal: AbortSignal): () => void {
  let timer: NodeJS.Timeout | undefined;
  const interrupt = (): void => {
    connection.interrupt();
    timer = setInterval(() => connection.interrupt(), INTERRUPT_EVERY_MS);
  };
  signal.addEventListener('abort', interrupt, { once: true });
  return () => {
    signal.removeEventListener('abort', interrupt);
    clearInterval(timer);
  };
}

/** https://duckdb.org/docs/stable/operations_manual/securing_duckdb/overview. The last one cannot be undone. */
function listLocks(folder: string): string[] {
  return [
    `set TimeZone = 'UTC'`,
    `set temp_directory = ''`,
    'set autoinstall_known_extensions = false',
    'set autoload_known_extensions = false',
    `set allowed_directories = [${quote(folder.endsWith('/') ? folder : `${folder}/`)}]`,
    'set enable_external_access = false',
    'set lock_configuration = true',
  ];
}
