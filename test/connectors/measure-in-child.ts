import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

export type Measured = { grownMb: number; peakMb: number; seconds: number; rows: number; error: string | null };

/** Pulls everything once in a process of its own (measure.ts): memory is then nobody else's. */
export async function measure(kind: string, url: string, databaseUrl: string): Promise<Measured> {
  const script = join(__dirname, 'measure.ts');
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', script, kind, url, databaseUrl]);
  return JSON.parse(stdout) as Measured;
}
