import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Database } from '../src/db/client';
import { withBenchDatabase } from './import-database';
import { fillCustomers, listStrangers } from './surfaces/fill-customers';
import { fillFleet, fillPast } from './surfaces/fill-fleet';
import { listMessages } from './surfaces/list-messages';
import { SURFACES } from './surfaces/list-surfaces';
import { measureSurface, type Subject, type SurfaceFigures } from './surfaces/measure-surface';
import { openSurfaceWorld } from './surfaces/open-world';
import { type MessageRow, renderSurfaces, type SurfaceRow } from './surfaces/render-surfaces';

const DAY_MS = 86_400_000;
const SUBJECTS = 30;
const WARM_UP = 3; // plans, caches and the first rendering are not what the tenth asker waits for
const DOCUMENT = join(__dirname, '../docs/surfaces.md');

/** `npm run surfaces [-- --write] [-- --accounts 1000,100000]`: opens every surface on companies of these sizes. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { write: { type: 'boolean' }, accounts: { type: 'string', default: '1000,100000' } },
  });
  const sizes = values.accounts.split(',').map(Number);
  const figures = new Map<string, Map<number, SurfaceFigures>>(SURFACES.map((surface) => [keyOf(surface), new Map()]));
  let messages: MessageRow[] = [];
  for (const accounts of sizes)
    await withBenchDatabase(async (database) => {
      messages = await measureSize(database, accounts, (name, measured) => figures.get(name)?.set(accounts, measured));
    });
  const rows: SurfaceRow[] = SURFACES.map(({ name, who }) => ({
    name,
    who,
    figures: figures.get(keyOf({ name, who })) ?? new Map(),
  }));
  const [cpu] = cpus();
  const machine = `${cpus().length} cores (${cpu?.model ?? 'unknown'}), Node ${process.version}`;
  const text = renderSurfaces(rows, sizes, { machine, messages });
  process.stdout.write(text);
  if (values.write) await writeFile(DOCUMENT, text);
}

async function measureSize(
  database: Database,
  accounts: number,
  note: (name: string, figures: SurfaceFigures) => void,
): Promise<MessageRow[]> {
  const now = new Date();
  await fillFleet(database, accounts, new Date(now.getTime() - DAY_MS).toISOString().slice(0, 10));
  const world = await openSurfaceWorld(database, now);
  try {
    await world.operations.score(now);
    await fillPast(database, now);
    await fillCustomers(database, now);
    await world.operations.score(new Date(now.getTime() + 1_000));
    const subjects = await listSubjects(database);
    for (const surface of SURFACES) {
      await measureSurface(world, surface, subjects.slice(0, WARM_UP));
      const measured = await measureSurface(world, surface, subjects);
      process.stderr.write(
        `${accounts} ${surface.name}: ${Math.round(measured.p50Ms)} / ${Math.round(measured.p95Ms)} ms\n`,
      );
      note(keyOf(surface), measured);
    }
    return await listMessages(database, world);
  } finally {
    await world.stop();
  }
}

/** Accounts of the first pod, whose AE, CSM and manager may see all of them, and an alert of theirs that is open. */
async function listSubjects(database: Database): Promise<Subject[]> {
  const strangers = await listStrangers(database, SUBJECTS);
  const { rows } = await database.pool.query<{ accountId: string; account: string; alertId: string }>(
    `select a.account_id as "accountId", a.name as account, l.alert_id as "alertId" from accounts a,
       lateral (select alert_id from alerts where pod = 'pod0' and status <> 'resolved' order by account_id limit 1) l
     where a.pod = 'pod0' order by md5(a.account_id) limit ${SUBJECTS}`,
  );
  if (rows.length === 0) throw new Error('no open alert in the first pod');
  return rows.map((row, index) => ({
    ...row,
    stranger: strangers[index % strangers.length] ?? '',
    misspelt: `${row.account.slice(0, 3)}${row.account.slice(4)}`,
    beginning: row.account.slice(0, 2),
  }));
}

const keyOf = ({ name, who }: { name: string; who: string }): string => `${name} ${who}`;

void main();
