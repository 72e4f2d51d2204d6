import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Reach } from './subject';

export type Measured = { grownMb: number; peakMb: number; seconds: number; rows: number; error: string | null };
export type ToMeasure = { kind: string; reach: Reach; databaseUrl: string };

/** Pulls everything once in a process of its own (measure.ts): memory is then nobody else's. */
export async function measure(toMeasure: ToMeasure): Promise<Measured> {
  const running = promisify(execFile)(process.execPath, ['--import', 'tsx', join(__dirname, 'measure.ts')]);
  running.child.stdin?.end(JSON.stringify(toMeasure));
  return JSON.parse((await running).stdout) as Measured;
}
