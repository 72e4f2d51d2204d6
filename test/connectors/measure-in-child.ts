import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Reach } from './subject';

export type Measured = { grownMb: number; peakMb: number; seconds: number; rows: number; error: string | null };
export type ToMeasure = { kind: string; reach: Reach; databaseUrl: string };

const SECOND_MS = 1000;

/** Garbage is collected early, so that what a pull needs is measured, and not what may lie about on a machine with plenty. Slower. */
const FRUGAL = ['--max-semi-space-size=4', '--max-old-space-size=160']; // MB; about 60 of them are used before anything is pulled

/**
 * Pulls everything once in a process of its own (measure.ts): memory is then nobody else's. One that takes longer than `timeoutMs` is ended.
 * @throws saying that it took too long, or how the process ended.
 */
export async function measure(
  toMeasure: ToMeasure,
  { timeoutMs, isFrugal = false }: { timeoutMs?: number; isFrugal?: boolean } = {},
): Promise<Measured> {
  const args = [...(isFrugal ? FRUGAL : []), '--import', 'tsx', join(__dirname, 'measure.ts')];
  const child = spawn(process.execPath, args, {
    stdio: ['pipe', 'pipe', 'inherit'],
    timeout: timeoutMs,
    killSignal: 'SIGKILL',
  });
  const ended = new Promise<string>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve(String(signal ?? code)));
  });
  child.stdin.on('error', () => undefined); // a process that is over reads nothing: how it ended says more
  child.stdin.end(JSON.stringify(toMeasure));
  const [said, end] = await Promise.all([text(child.stdout), ended]);
  if (end === 'SIGKILL' && timeoutMs !== undefined) throw new Error(`took longer than ${timeoutMs / SECOND_MS} s`);
  if (end !== '0') throw new Error(`its process ended with ${end}`);
  return JSON.parse(said) as Measured;
}
