import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, readdir, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const ROOT = resolve(__dirname, '../..');
const START_LIMIT_MS = 240_000; // the promise is 60 s; a machine busy with other things gets more
const END_LIMIT_MS = 10_000; // for what a process that has ended leaves behind
const ADDRESS = /http:\/\/127\.0\.0\.1:\d+\//;

export type DemoProcess = {
  url: string;
  /** What it has printed so far. */
  said: () => string;
  /** Process ids of the Postgres servers it keeps. */
  listPostgres: () => Promise<number[]>;
  /**
   * Ctrl-C: the signal goes to the whole process group, as a terminal sends it, and npm passes it on once more.
   * Returns the ids of processes that are still there: of the demo's group, or its Postgres.
   */
  interrupt: () => Promise<number[]>;
};

/**
 * `npm run demo -- --port 0` as somebody types it, perhaps with more options, but in a folder of its own, so that its Postgres is made anew and a demo that
 * runs beside it is not disturbed. Waits for the address it prints.
 */
export async function startDemo(more: readonly string[] = []): Promise<DemoProcess> {
  const cwd = await mkdtemp(join(tmpdir(), 'barometer-browser-'));
  await chmod(cwd, 0o755); // where only root may enter, Postgres would keep its data elsewhere
  const child = await spawnNpm(cwd, more);
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (text: Buffer) => {
      output += text.toString();
      child.emit('said');
    });
  try {
    const url = await waitForAddress(child, () => output);
    return { url, said: () => output, listPostgres: () => listPostgres(cwd), interrupt: () => interrupt(child, cwd) };
  } catch (error) {
    await interrupt(child, cwd);
    throw error;
  }
}

/** npm works where package.json is: a folder that has one by a link, and whose `.barometer` is its own. */
async function spawnNpm(cwd: string, more: readonly string[]): Promise<ChildProcess> {
  const links = ['package.json', 'node_modules', 'demo', '.npmrc'].filter((name) => existsSync(join(ROOT, name)));
  await Promise.all(links.map((name) => symlink(join(ROOT, name), join(cwd, name))));
  const { DATABASE_URL: _unset, ...env } = process.env;
  return spawn('npm', ['run', 'demo', '--', '--port', '0', ...more], {
    cwd,
    env,
    detached: true, // a process group of its own
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function waitForAddress(child: ChildProcess, output: () => string): Promise<string> {
  const signal = AbortSignal.timeout(START_LIMIT_MS);
  const ended = once(child, 'exit', { signal }).then(() => 'ended' as const);
  for (;;) {
    const address = ADDRESS.exec(output())?.[0];
    if (address !== undefined) return address;
    const news = await Promise.race([ended, once(child, 'said', { signal })]).catch(() => 'late' as const);
    if (news === 'ended' || news === 'late') throw new Error(`the demo gave no address:\n${output()}`);
  }
}

async function interrupt(child: ChildProcess, cwd: string): Promise<number[]> {
  const group = -(child.pid ?? 0);
  const postgres = await listPostgres(cwd);
  const exited = isAlive(group) ? once(child, 'exit') : null;
  if (exited !== null) process.kill(group, 'SIGINT');
  await exited;
  const left = await listAlive([group, ...postgres]);
  await rm(cwd, { recursive: true, force: true });
  return left;
}

/** Those that are still there after a while, which is none of them as a rule. */
async function listAlive(pids: readonly number[]): Promise<number[]> {
  for (let waitedMs = 0; waitedMs < END_LIMIT_MS && pids.some(isAlive); waitedMs += 50) await pause(50);
  return pids.filter(isAlive);
}

/** The process ids in every postmaster.pid of the folder. */
async function listPostgres(cwd: string): Promise<number[]> {
  const dataDir = join(cwd, '.barometer');
  const files = !existsSync(dataDir) ? [] : await readdir(dataDir, { recursive: true, withFileTypes: true });
  const found = files.filter(({ name }) => name === 'postmaster.pid');
  const texts = await Promise.all(found.map(({ parentPath, name }) => readFile(join(parentPath, name), 'utf8')));
  return texts.map((text) => Number(text.split('\n', 1)[0]));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false; // no such process
  }
}
