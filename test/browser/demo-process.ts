import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const ROOT = resolve(__dirname, '../..');
const START_LIMIT_MS = 240_000; // the promise is 60 s; a machine busy with other things gets more
const END_LIMIT_MS = 10_000; // for what a process that has ended leaves behind
const ADDRESS = /http:\/\/127\.0\.0\.1:\d+\//;

export type DemoProcess = {
  url: string;
  /** Everything it printed so far, on both streams. */
  output: () => string;
  /** Ctrl-C: the signal goes to the whole process group, as a terminal sends it. Returns what it ended with, and the ids of processes still there: its own or Postgres's. */
  interrupt: () => Promise<{ exitCode: number | null; left: number[] }>;
};

/**
 * `npm run demo -- --port 0` as somebody types it, but in a folder of its own, so that its Postgres is made anew and a demo that
 * runs beside it is not disturbed. Waits for the address it prints.
 */
export async function startDemo(): Promise<DemoProcess> {
  const cwd = await mkdtemp(join(tmpdir(), 'barometer-browser-'));
  const child = await spawnScript(cwd);
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (text: Buffer) => {
      output += text.toString();
      child.emit('said');
    });
  try {
    const url = await waitForAddress(child, () => output);
    return { url, output: () => output, interrupt: () => interrupt(child, cwd) };
  } catch (error) {
    await interrupt(child, cwd);
    throw error;
  }
}

/** What package.json calls "demo", through the same programs. */
async function spawnScript(cwd: string): Promise<ChildProcess> {
  const { scripts } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as { scripts: { demo: string } };
  const [program = '', script = ''] = scripts.demo.split(' ');
  const { DATABASE_URL: _unset, ...env } = process.env;
  return spawn(join(ROOT, 'node_modules/.bin', program), [join(ROOT, script), '--port', '0'], {
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

async function interrupt(child: ChildProcess, cwd: string): Promise<{ exitCode: number | null; left: number[] }> {
  const group = -(child.pid ?? 0);
  const postgres = await findPostgres(cwd);
  const exited = isAlive(group) ? once(child, 'exit') : null;
  if (exited !== null) process.kill(group, 'SIGINT');
  await exited;
  const left = await listAlive([group, ...postgres]);
  await rm(cwd, { recursive: true, force: true });
  return { exitCode: child.exitCode, left };
}

/** Those that are still there after a while, which is none of them as a rule. */
async function listAlive(pids: readonly number[]): Promise<number[]> {
  for (let waitedMs = 0; waitedMs < END_LIMIT_MS && pids.some(isAlive); waitedMs += 50) await pause(50);
  return pids.filter(isAlive);
}

/** The process ids in every postmaster.pid under the folder. */
async function findPostgres(cwd: string): Promise<number[]> {
  const files = await readdir(cwd, { recursive: true, withFileTypes: true });
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
