import { join } from 'node:path';
import type { Snapshot } from '../../../src/backtest/snapshot';
import { openScratchDatabase } from '../../../src/db/scratch-database';
import { runBacktest } from '../../../src/services/backtest/run-backtest';
import { loadModel } from '../../../src/services/model/load-model';
import { loadSignals } from '../../../src/services/model/load-signals';
import { SERVER_URL_KEY } from '../../support/run-state';
import { useTempFolder } from '../../support/temp-folder';
import { ACCOUNTS, buildSmallSet, type SmallSet, writeSet } from './small-set';

const folder = useTempFolder();
const NOW = new Date('2026-01-01T00:00:00Z');
const FROM = '2024-09-01';
/** The last cut-off that is measured; from its first second on nothing may be seen. */
const LAST = '2024-11-01';

async function look(name: string, set: SmallSet) {
  const scratch = await openScratchDatabase(process.env[SERVER_URL_KEY] ?? null);
  try {
    const model = await loadModel(join(__dirname, '../../../models/three-pillar.yaml'));
    const candidates = [...loadSignals().values()];
    const dir = writeSet(join(folder(), name), set);
    const wishes = { from: FROM, days: null, horizons: [60], seed: 1, now: NOW, against: null };
    return await runBacktest({ ...wishes, scratch, dir, model, candidates });
  } finally {
    await scratch.close();
  }
}

/** All that a model saw and said; what became of the accounts is another matter. */
const seen = (snapshots: readonly Snapshot[]) =>
  snapshots.map(({ accountId, cutOff, score, band, probability, values }) => {
    return { accountId, cutOff, score, band, probability, values };
  });

const everyAccount = (make: (id: string) => string): string[] =>
  Array.from({ length: ACCOUNTS }, (_, account) => make(`a${String(account).padStart(2, '0')}`));
const append = (set: SmallSet, file: string, lines: readonly string[]): SmallSet => ({
  ...set,
  [file]: [...(set[file] ?? []), ...lines],
});
const isLate = (cell: string | undefined): boolean => cell !== undefined && cell.startsWith('2024-') && cell >= LAST;

/** The set as it was on the morning of the last cut-off: what began later is not there, what ended later goes on, activities never came. */
function asOfLast(set: SmallSet): SmallSet {
  const delivered = Object.entries(set).filter(([file]) => file !== 'activities.csv');
  const begun = delivered.map(([file, lines]) => {
    const dated = file === 'usage_daily.csv' ? 1 : 2; // where the day stands that the row is dated by
    const isUndated = ['accounts.csv', 'contacts.csv', 'outcomes.csv'].includes(file);
    return [file, lines.filter((line) => isUndated || !isLate(line.split(',')[dated]))] as const;
  });
  const open = ([file, lines]: readonly [string, readonly string[]]) => {
    if (file === 'tickets.csv') return [file, lines.map((line) => replaceLate(line, { solved: 3, csat: 5 }))];
    if (file === 'invoices.csv') return [file, lines.map((line) => replaceLate(line, { paid: 4 }).replace(/,,100,paid$/, ',,100,open'))]; // prettier-ignore
    return [file, lines];
  };
  return Object.fromEntries(begun.map(open)) as SmallSet;
}

/** Empties the cells when the first of them is late. */
function replaceLate(line: string, cells: Readonly<Record<string, number>>): string {
  const all = line.split(',');
  const places = Object.values(cells);
  if (!isLate(all[places[0] ?? 0])) return line;
  return all.map((cell, index) => (places.includes(index) ? '' : cell)).join(',');
}

/** The year to its end, and besides on the last cut-off itself something that no signal could overlook, in every stream. */
function plantFuture(set: SmallSet): SmallSet {
  const planted = [
    ['usage_daily.csv', (id: string) => `${id},${LAST},50,500,5000,20`],
    ['tickets.csv', (id: string) => `${id},late,${LAST}T00:00:00Z,,p1,`],
    ['nps.csv', (id: string) => `${id},late,${LAST}T00:00:00Z,0`],
    ['invoices.csv', (id: string) => `${id},late,${LAST},${LAST},,9000,disputed`],
    ['subscriptions.csv', (id: string) => `${id},late,${LAST},2025-11-01,90000,500`],
    ['outcomes.csv', (id: string) => `${id},${LAST},expanded,2024-12-31`],
  ] as const;
  const usage = (set['usage_daily.csv'] ?? []).filter((line) => line.split(',')[1] !== LAST);
  const contacts = (set['contacts.csv'] ?? []).map((line) => line.replace('champion,,', `champion,${LAST},`));
  const activities = everyAccount((id) => `${id},late,${LAST}T00:00:00Z,qbr,true`);
  const ended = {
    ...set,
    'usage_daily.csv': usage,
    'contacts.csv': contacts,
    'activities.csv': ['account_id,activity_id,happened_at,kind,attended', ...activities],
  };
  return planted.reduce<SmallSet>((all, [file, make]) => append(all, file, everyAccount(make)), ended);
}

describe('what a backtest sees at a cut-off', () => {
  it('is nothing dated that day or later: not in any stream, not how anything ended, not that a stream began', async () => {
    const without = await look('without', asOfLast(buildSmallSet()));
    const withFuture = await look('with', plantFuture(buildSmallSet()));
    expect(new Set(without.measured.map(({ cutOff }) => cutOff))).toContain(LAST);
    expect(without.measured.length).toBeGreaterThan(50);
    expect(seen(withFuture.measured)).toEqual(seen(without.measured));
    expect(seen(withFuture.training)).toEqual(seen(without.training));
    expect(withFuture.measured).not.toEqual(without.measured); // the labels do know of it
  }, 120_000);
});
