import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

const ACCOUNTS = 20_000;
const FIRST_DAY_MS = Date.UTC(2020, 0, 1);
const DAY_MS = 86_400_000;
const BYTES_PER_ROW = 46; // measured on this sample

export type Sample = { rows: number; usagePath: string };

/** accounts.csv and usage_daily.csv as a warehouse exports them: day after day, every account each day. */
export async function writeSample(dir: string, size: { rows: number } | { bytes: number }): Promise<Sample> {
  const rows = 'rows' in size ? size.rows : Math.ceil(size.bytes / BYTES_PER_ROW);
  const names = Array.from({ length: ACCOUNTS }, (_, index) => `${toAccountId(index)},Account ${index}`);
  await writeFile(join(dir, 'accounts.csv'), `account_id,name\n${names.join('\n')}\n`);
  const usagePath = join(dir, 'usage_daily.csv');
  await pipeline(Readable.from(toUsage(rows)), createWriteStream(usagePath));
  return { rows, usagePath };
}

export function toUsageRow(index: number) {
  const day = new Date(FIRST_DAY_MS + Math.floor(index / ACCOUNTS) * DAY_MS).toISOString().slice(0, 10);
  const noise = (index * 2_654_435_761) % 4_294_967_296;
  return {
    accountId: toAccountId(index % ACCOUNTS),
    day,
    activeUsers: noise % 50,
    logins: noise % 97,
    events: noise % 1_009,
    featuresUsed: noise % 12,
    minutes: (noise % 7_777) / 10,
    apiCalls: noise % 5_003,
  };
}

function toAccountId(index: number): string {
  return `ACC-${String(index).padStart(6, '0')}`;
}

function* toUsage(rows: number): Generator<string> {
  yield 'account_id,day,active_users,logins,events,features_used,minutes,api_calls\n';
  let text = '';
  for (let index = 0; index < rows; index += 1) {
    text += `${Object.values(toUsageRow(index)).join(',')}\n`;
    if (index % 1_000 !== 999 && index !== rows - 1) continue;
    yield text;
    text = '';
  }
}
