import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { createCommandLine } from '../acceptance/command-line';
import { buildSmallSet, writeSet } from '../services/backtest/small-set';
import { loadModel } from '../../src/services/model/load-model';
import { SERVER_URL_KEY } from '../support/run-state';
import { useTempFolder } from '../support/temp-folder';

const NOW = new Date('2026-03-02T06:00:00Z');
const FIXTURES = join(__dirname, '../fixtures');
const folder = useTempFolder();
/** Nobody listens there: whoever asks the company's database hears of it. */
const environment = () => ({ DATABASE_URL: 'postgres://nobody@127.0.0.1:1/company', BAROMETER_CONFIG: config() });
const config = () => join(folder(), 'barometer.yaml');
const barometer = createCommandLine(environment, () => NOW, { scratchServerUrl: process.env[SERVER_URL_KEY] ?? '' });
const smallSet = (change: Readonly<Record<string, readonly string[]>> = {}) =>
  writeSet(join(folder(), 'set'), { ...buildSmallSet(), ...change });
const outcomes = (...rows: readonly string[]) => ({
  'outcomes.csv': ['account_id,effective_on,outcome,observed_until', ...rows],
});

async function listScratchDatabases(): Promise<string[]> {
  const client = new Client({ connectionString: process.env[SERVER_URL_KEY] });
  await client.connect();
  try {
    const { rows } = await client.query<{ datname: string }>(
      `select datname from pg_database where datname like 'barometer_scratch_${process.pid}_%'`,
    );
    return rows.map(({ datname }) => datname);
  } finally {
    await client.end();
  }
}

beforeEach(() => writeFileSync(config(), 'model: three-pillar\n'));

describe('barometer backtest --json', () => {
  it('prints one document with every figure of every horizon, and leaves no database behind', async () => {
    const before = await listScratchDatabases();
    const { code, printed, errors } = await barometer('backtest', join(FIXTURES, 'saasguard'), '--from', '2025-03-01', '--horizons', '90,60', '--json'); // prettier-ignore
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    const result: unknown = JSON.parse(printed);
    const figures = {
      auc: expect.any(Number),
      auc_ci: [expect.any(Number), expect.any(Number)],
      pr_auc: expect.any(Number),
      base_rate: expect.any(Number),
      precision_red: expect.any(Number),
      recall_red: expect.any(Number),
      calibration_error: expect.any(Number),
      lift_top_decile: expect.any(Number),
      verdict: expect.stringMatching(/^(no )?signal$/),
    };
    expect(result).toMatchObject({
      model: 'three-pillar',
      set: { accounts: 150, churned_accounts: 50, from: '2025-03-01', seed: 1, horizons: [60, 90], left_out: [] },
      horizons: { 60: figures, 90: figures },
      warning: { alerts_per_account_year: expect.any(Number) },
    });
    expect((await listScratchDatabases()).filter((name) => !before.includes(name))).toEqual([]);
  }, 120_000);

  it('R58, R82: proposes a model that loads and names where it comes from, and puts nothing to use', async () => {
    const { code, printed } = await barometer('backtest', join(FIXTURES, 'saasguard'), '--from', '2025-07-01', '--horizons', '60', '--fit', '--json'); // prettier-ignore
    const result = JSON.parse(printed) as { fit: { kind: string; file: string; comparison: { model: string } } };
    expect(code).toBe(0);
    const file = join(folder(), 'three-pillar-fitted.yaml');
    expect(result.fit).toMatchObject({ kind: 'proposed', file, comparison: { horizons: { 60: {} }, migration: {} } });
    expect((await loadModel(file)).name).toBe('three-pillar-fitted');
    expect(readFileSync(file, 'utf8')).toMatch(/^# Proposed on 2026-03-02 .*nothing uses it/);
    expect(readFileSync(file, 'utf8')).toMatch(/Learnt from saasguard: .* snapshots/);
    expect(readFileSync(config(), 'utf8')).toBe('model: three-pillar\n');
    const again = await barometer('backtest', join(FIXTURES, 'saasguard'), '--fit');
    expect(again).toMatchObject({ code: 2, errors: expect.stringContaining('exists already') });
  }, 120_000);
});

describe('barometer backtest', () => {
  it('says first whether there is a signal, then the figures, and what could not be used', async () => {
    const nps = [...(buildSmallSet()['nps.csv'] ?? []), 'a01,bad,2024-05-01T00:00:00Z,11'];
    const dir = smallSet({ 'nps.csv': nps });
    const { code, printed } = await barometer('backtest', dir, '--from', '2024-07-01', '--horizons', '30,60');
    expect(code).toBe(0);
    expect(printed).toMatch(/^NO SIGNAL in 60 days: only \d+ accounts churned/);
    expect(printed).toContain('So few accounts prove nothing either way');
    expect(printed).toMatch(/nps\.csv, line \d+, score: .* \(1\)/);
    for (const row of ['base rate', 'AUC', 'PR-AUC', 'precision at Red', 'lift of the riskiest tenth', 'calibration'])
      expect(printed).toContain(row);
    expect(printed).toContain('alerts per account and year');
  }, 120_000);
});

describe('barometer backtest --against', () => {
  it('R82: says what another model would change, and who would change colour, on paper too', async () => {
    const page = join(folder(), 'page.html');
    const { code, printed } = await barometer('backtest', join(FIXTURES, 'oulad'), '--from', '2014-11-01', '--horizons', '60', '--against', 'six-dimension', '--html', page); // prettier-ignore
    expect(code).toBe(0);
    expect(printed).toMatch(/six-dimension \([0-9a-f]{12}\) on the same mornings, before → after/);
    expect(printed).toContain('Who would change colour');
    expect(readFileSync(page, 'utf8')).toContain('<h1>Backtest: oulad</h1>');
  }, 120_000);
});

describe('barometer backtest says in one sentence what is wrong', () => {
  const onlyStayed = outcomes('a01,,,2024-12-31', 'a02,,,2024-12-31');
  it.each([
    ['no accounts', {}, ['accounts.csv'], /accounts are missing, and no account is known yet\.$/],
    ['no outcomes', {}, ['outcomes.csv'], /^outcomes\.csv is missing or empty: a backtest needs/],
    ['outcomes without rows', outcomes(), [], /^outcomes\.csv is missing or empty/],
    ['garbage', outcomes('a01,yesterday,left,'), [], /^outcomes\.csv has no usable row \(line 2: .+\)/],
    ['nobody churned', onlyStayed, [], /^Not one account in outcomes\.csv churned/],
    [
      'no facts',
      {},
      [
        'usage_daily.csv',
        'tickets.csv',
        'nps.csv',
        'invoices.csv',
        'activities.csv',
        'contacts.csv',
        'subscriptions.csv',
      ],
      /^There is nothing to score by/,
    ],
  ] as const)(
    '%s',
    async (_, change, without, sentence) => {
      const kept = Object.entries({ ...buildSmallSet(), ...change }).filter(
        ([file]) => !without.some((one) => one === file),
      );
      const { code, errors, printed } = await barometer(
        'backtest',
        writeSet(join(folder(), 'set'), Object.fromEntries(kept)),
      );
      expect({ code, printed }).toEqual({ code: 1, printed: '' });
      expect(errors).toMatch(sentence);
      expect(errors.split('\n')).toHaveLength(1);
    },
    60_000,
  );

  it('a beginning before the data, which nothing could be measured by', async () => {
    const { code, errors } = await barometer('backtest', smallSet(), '--horizons', '60', '--from', '2023-12-31');
    expect({ code, errors }).toEqual({
      code: 1,
      errors: '--from 2023-12-31 lies before the data, which run from 2024-01-01 to 2024-12-31.',
    });
  }, 60_000);

  it('too little history for the horizons that were asked for', async () => {
    const { code, errors } = await barometer('backtest', smallSet(), '--horizons', '300', '--from', '2024-06-01');
    expect(code).toBe(1);
    expect(errors).toMatch(
      /^Too little history: the data run from 2024-01-01 to 2024-12-31, .* 300 days after it is 2024-03-06/,
    );
  }, 60_000);

  it.each([
    [['--horizons', '0'], '--horizons 0: expected whole numbers from 1 to 366'],
    [['--horizons', '30,x'], '--horizons 30,x: expected whole numbers'],
    [['--horizons', '367'], '--horizons 367: expected whole numbers'],
    [['--days', '29'], '--days 29: expected whole numbers from 1 to 28'],
    [['--from', '2024-02-30'], '--from 2024-02-30: expected a day'],
    [['--seed', '-1'], 'seed'],
    [['--seed', '2147483648'], '--seed 2147483648: expected a whole number'],
    [['--model', 'nine-pillar'], '--model nine-pillar: expected a model that ships'],
    [['--out', 'x.yaml'], '--out and --force belong to --fit'],
    [['--html', '/nowhere/x.html'], '--html /nowhere/x.html: expected the name of a file in a folder that is there.'],
    [['--html', FIXTURES], 'expected the name of a file in a folder that is there.'],
    [['--fit', '--out', '/nowhere/x.yaml'], '--out /nowhere/x.yaml: expected the name of a file'],
    [['--verbose'], "Unknown option '--verbose'"],
    [['another'], 'usage: barometer backtest <dir>'],
  ])('%j is not understood', async (args, sentence) => {
    const { code, errors } = await barometer('backtest', folder(), ...args);
    expect(code).toBe(2);
    expect(errors).toContain(sentence);
  });

  it.each([
    ['a folder that is not there', () => join(folder(), 'nowhere')],
    ['a file', config],
  ])('%s', async (_, dir) => {
    const { code, errors } = await barometer('backtest', dir());
    expect(code).toBe(1);
    expect(errors).toContain(dir());
  });

  it('a model that does not load, before any work is done', async () => {
    writeFileSync(join(folder(), 'broken.yaml'), 'name: broken\n');
    const { code, errors } = await barometer('backtest', smallSet(), '--model', join(folder(), 'broken.yaml'));
    expect(code).toBe(1);
    expect(errors).toMatch(/^broken\.yaml:1: .*expected/);
    expect(existsSync(join(folder(), 'broken-fitted.yaml'))).toBe(false);
  });
});
