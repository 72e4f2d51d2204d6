import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import type { ScoringModel } from '../../src/scoring/model';
import { scoreAccount } from '../../src/scoring/score-account';
import { loadModel } from '../../src/services/model/load-model';
import { loadSignals } from '../../src/services/model/load-signals';
import { buildFeatures, GOOD_RELATIONS, NOW } from '../scoring/build-features';

const SHIPPED = ['models/three-pillar.yaml', 'models/six-dimension.yaml'];
const FIXTURE = 'test/fixtures/models/pillars.yaml'; // so that tuning the shipped model breaks no test of the loader
let folder: string;
let text: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'barometer-model-'));
  text = await readFile(FIXTURE, 'utf8');
});
afterAll(() => rm(folder, { recursive: true }));

async function write(content: string): Promise<string> {
  const path = join(folder, 'm.yaml');
  await writeFile(path, content);
  return path;
}
const load = async (content: string) => loadModel(await write(content));
const signalsOf = (model: ScoringModel) =>
  model.base.dimensions.flatMap(({ signals }) => signals.map(({ definition }) => definition.name));

describe('the shipped models', () => {
  it('use every signal there is between them', async () => {
    const names = [...loadSignals().keys()].toSorted();
    const used = await Promise.all(SHIPPED.map(async (path) => signalsOf(await loadModel(path))));
    expect([...new Set(used.flat())].toSorted()).toEqual(names);
  });
});

describe('a model', () => {
  it('leaves its bands at their edges, unless it asks for a margin', async () => {
    expect((await load(text)).hysteresisPoints).toBe(0);
    expect((await load(`${text}\nhysteresis: 3\n`)).hysteresisPoints).toBe(3);
  });

  it('R67: is versioned by its content', async () => {
    const { version } = await loadModel(FIXTURE);
    expect(version).toMatch(/^[0-9a-f]{12}$/);
    expect((await load(text)).version).toBe(version);
    expect((await load(text.replace('weight: 40', 'weight: 41'))).version).not.toBe(version);
  });

  it('has for each segment what the model written out by hand would have', async () => {
    const { segments: _dropped, ...raw } = parse(text) as Record<string, unknown> & {
      dimensions: Record<string, object>;
    };
    const weights: Record<string, number> = { product: 32, financial: 28, support: 40 };
    const dimensions = Object.fromEntries(
      Object.entries(raw.dimensions).map(([name, one]) => [name, { ...one, weight: weights[name] }]),
    );
    const byHand = await load(stringify({ ...raw, dimensions }));
    const shipped = await load(text);
    const account = buildFeatures({ ...GOOD_RELATIONS, segment: 'enterprise', logins14: 300, openTickets: 4 });
    const { modelVersion: _other, ...expected } = scoreAccount({ ...account, segment: null }, byHand, NOW);
    expect(scoreAccount(account, shipped, NOW)).toMatchObject(expected);
  });
});

describe('a formula', () => {
  const withFormula = (formula: string) => text.replace(/^segments:/m, `formulas:\n  ours:\n${formula}\n\nsegments:`);
  const OURS = '    dimensions: { product: { weight: 50, only: true, signals: { seat_use: { weight: 7 } } } }';

  it('is chosen by its name, makes another version, and segments add to it', async () => {
    const path = await write(withFormula(OURS));
    const [asWritten, ours] = [await loadModel(path), await loadModel(path, 'ours')];
    expect(asWritten.base.dimensions[0]?.signals.length).toBeGreaterThan(1);
    expect(ours.name).toBe('three-pillar, ours');
    expect(ours.version).not.toBe(asWritten.version);
    const [base, enterprise] = [ours.base.dimensions[0], ours.segments.enterprise?.dimensions[0]];
    expect(base).toMatchObject({
      weight: 50,
      signals: [{ weight: 7, definition: { name: 'seat_use' } }],
      ceilings: [],
    });
    expect(enterprise).toEqual({ ...base, weight: 32 });
  });

  it('is held to the same rules, chosen or not', async () => {
    const wrong = withFormula(OURS.replace('weight: 7', 'weight: 0'));
    await expect(load(wrong)).rejects.toThrow(
      /formulas\.ours\.dimensions\.product\.signals: expected at least one signal/,
    );
  });

  it('that the model has not is named, with those it has', async () => {
    const path = await write(withFormula(OURS));
    await expect(loadModel(path, 'hours')).rejects.toThrow(/formulas\.hours: expected the formula that was asked for, one of ours, found nothing/); // prettier-ignore
    await expect(loadModel(FIXTURE, 'ours')).rejects.toThrow(/one of none/);
  });
});

describe('a segment override', () => {
  it('may move one edge of a band and keep the critical part of red', async () => {
    const content = text
      .replace('100] } # R45', '100], critical_below: 20 }')
      .replace('  enterprise: #', '  smb: { bands: { yellow: [36, 80], green: [81, 100] } }\n  enterprise: #');
    const { segments, base } = await load(content);
    expect(base.criticalBelow).toBe(20);
    expect(segments.smb).toMatchObject({ criticalBelow: 20, bands: [base.bands[0], { from: 36, to: 80 }, { from: 81, to: 100 }] }); // prettier-ignore
  });

  it('may change any weight, curve, ceiling, band and cap, and leaves the rest', async () => {
    const content = text.replace(/^ {2}enterprise:[\s\S]*?^$/m, [
      '  smb:',
      '    bands: { red: [0, 59], yellow: [60, 79], green: [80, 100] }',
      '    dimensions: { product: { signals: { seat_use: { weight: 99 } }, ceilings: { seat_use: [[0, 0], [1, 100]] } } }',
      '    caps: { p1_open_48h: { signal: open_p1_hours, beyond: 24, score_at_most: 20 } }',
      '',
    ].join('\n')); // prettier-ignore
    const { segments, base } = await load(content);
    const product = segments.smb?.dimensions[0];
    expect(segments.smb?.bands[0]).toEqual({ band: 'red', from: 0, to: 59 });
    expect(product?.weight).toBe(40);
    expect(product?.signals.find(({ definition }) => definition.name === 'seat_use')).toMatchObject({
      weight: 99,
      curve: base.dimensions[0]?.signals.find(({ definition }) => definition.name === 'seat_use')?.curve,
    });
    expect(product?.ceilings.map(({ definition }) => definition.name)).toContain('seat_use');
    expect(segments.smb?.caps.map(({ rule, threshold }) => [rule, threshold])).toEqual([
      ['silent_30d', 30],
      ['p1_open_48h', 24],
      ['invoice_overdue_30d', 30],
    ]);
  });
});

describe('a model that cannot be used is refused with file, line, key, what was expected and what was found', () => {
  it.each([
    // numbers and keys
    ['weight: 40', 'weight: -1', /^m\.yaml:17: dimensions\.product\.weight: expected number to be >=0, found -1$/],
    ['weight: 40', 'weight: lots', /dimensions\.product\.weight: expected number, found "lots"$/],
    ['coverage_floor: 0.5', 'coverage_floor: 50', /^m\.yaml:8: coverage_floor: expected number to be <=1, found 50$/],
    ['quorum: 0.25', 'quorums: 0.25', /quorum: expected number, found nothing$/],
    ['coverage_floor: 0.5', 'coverage_floor: .nan', /coverage_floor: expected number, found NaN$/],
    ['trend_points: 5', 'trend_points: 5\ncolour: red', /^m\.yaml:13: colour: expected one of the keys name, coverage_floor, .*, found "red"$/],
    ['weight: 20, curve', 'wight: 20, weight: 20, curve', /activity_recency\.wight: expected one of the keys weight, curve, found 20$/],
    ['name: three-pillar', 'name: three-pillar\nname: two', /^m\.yaml:7: name: expected this key once, found it twice$/],
    // signals
    ['api_use: {', 'api_usage: {', /signals\.api_usage: expected a signal, such as api_use, .*, found \{"weight"/],
    ['signal: open_p1_hours', 'signal: p1', /caps\.p1_open_48h\.signal: expected a signal, such as open_p1_hours, .*, found "p1"$/],
    ['api_use: { weight: 2,', 'api_use: { weight: 0,', null],
    ['      nps: { weight: 12', '      seat_use: { weight: 1, curve: [[0, 0], [1, 100]] }\n      nps: { weight: 12', /support\.signals\.seat_use: expected a signal that product does not use already, found/],
    // curves
    ['[[-5, 0], [-2, 50]', '[[-2, 0], [-2, 50]', /nps_trend\.curve: expected values that increase from knot to knot/],
    ['[[-5, 0], [-2, 50]', '[[-5, 0], [-2, 101]', /nps_trend\.curve: expected points from 0 to 100/],
    ['[[-5, 0], [-2, 50]', '[[-5, 60], [-2, 50]', /nps_trend: expected points that never fall as the value rises/],
    ['[[24, 100], [72, 70]', '[[24, 60], [72, 70]', /resolution_time_30d: expected points that never rise as the value rises/],
    // ceilings and caps
    ['open_p1_hours: [[0, 100], [1, 60]', 'open_p1_hours: [[0, 90], [1, 60]', /support\.ceilings\.open_p1_hours: expected a ceiling that reaches 100 points where the signal is at its best/],
    ['open_p1_hours: [[0, 100]', 'overdue_days: [[0, 100]', /support\.ceilings\.overdue_days: expected a ceiling by a signal that has a weight above 0 in this dimension/],
    ['open_p1_hours: { weight: 20', 'open_p1_hours: { weight: 0', /support\.ceilings\.open_p1_hours: expected a ceiling by a signal that has a weight above 0 in this dimension/],
    ['open_p1_hours, beyond: 48', 'open_p1_hours, beyond: 0', /caps\.p1_open_48h\.beyond: expected a value at which open_p1_hours gives less than 100 points.*, found 0$/],
    ['beyond: 48, score_at_most: 35', 'beyond: 48, score_at_most: 135', /p1_open_48h\.score_at_most: expected number to be <=100, found 135$/],
    // bands and direction
    ['yellow: [36, 70]', 'yellow: [37, 70]', /^m\.yaml:11: bands\.yellow: expected a band that begins at 36, where red ends, found \[37,70\]$/],
    ['yellow: [36, 70]', 'yellow: [35, 70]', /bands\.yellow: expected a band that begins at 36, where red ends, found \[35,70\]$/],
    ['red: [0, 35]', 'red: [1, 35]', /bands\.red: expected a band that begins at 0, found \[1,35\]$/],
    ['yellow: [36, 70]', 'yellow: [36, 30]', /bands\.yellow: expected a band that ends at 36 or later, found \[36,30\]$/],
    ['green: [71, 100]', 'green: [71, 99]', /bands\.green: expected a band that ends at 100, found \[71,99\]$/],
    ['100] } # R45', '100], critical_below: 36 }', /bands\.critical_below: expected a score within red, from 1 to 35, found 36$/],
    ['100] } # R45', '100], critical_below: 0 }', /bands\.critical_below: expected a score within red, from 1 to 35, found 0$/],
    ['100] } # R45', '100], critical_below: 35 }', null],
    ['trend_points: 5', 'trend_points: 5\ndirection: { declining_green: orange }', /^m\.yaml:13: direction\.declining_green: expected one of "yellow"\|"red", found "orange"$/],
    ['trend_points: 5', 'trend_points: 5\ndirection: { improving_yellow: red }', /direction\.improving_yellow: expected "green", found "red"$/],
    ['trend_points: 5', 'trend_points: 5\ndirection: { improving_red: green }', /direction\.improving_red: expected one of the keys declining_green, improving_yellow/],
    ['trend_points: 5', 'trend_points: 5\nhysteresis: 2.5', /^m\.yaml:13: hysteresis: expected int, found 2\.5$/],
    ['trend_points: 5', 'trend_points: 5\nhysteresis: 21', /^m\.yaml:13: hysteresis: expected number to be <=20, found 21$/],
    // money
    ['[[25, 0.58], [55, 0.36]', '[[25, 1.5], [55, 0.36]', /churn_prior: expected probabilities from 0 to 1, found/],
    ['[[25, 0.58], [55, 0.36]', '[[25, 0.3], [55, 0.36]', /churn_prior: expected probabilities that never rise with the score, found/],
    // segments
    ['  enterprise: #', '  gigantic: #', /segments\.gigantic: expected one of the keys enterprise, mid_market, smb, found/],
    ['    dimensions:\n      product: { weight: 32 }', '    dimensions:\n      produkt: { weight: 32 }', /segments\.enterprise\.dimensions\.produkt: expected one of product, .*, found \{"weight":32/],
    ['product: { weight: 32 }', 'product: { weight: 32, signals: { nps_silence: { weight: 3 } } }', /enterprise\.dimensions\.product\.signals\.nps_silence: expected weight and curve, for a signal the model has not/],
    ['product: { weight: 32 }', 'product: { weight: 32, signals: { overdue_days: { weight: 3 } } }', /product\.signals\.overdue_days: expected weight and curve/],
    ['    dimensions:\n      product: { weight: 32 }', '    bands: { red: [0, 40] }\n    dimensions:\n      product: { weight: 32 }', /segments\.enterprise\.bands\.yellow: expected a band that begins at 41, where red ends/],
    // not YAML
    ['name: three-pillar', 'name: [', /^m\.yaml:\d+: not valid YAML/],
    ['name: three-pillar', 'name: *nobody', /^m\.yaml: not valid YAML: Unresolved alias/],
  ])('%j written as %j', async (right, wrong, message) => {
    expect(text).toContain(right);
    const loading = load(text.replace(right, wrong));
    if (message === null) await expect(loading).resolves.toMatchObject({ name: 'three-pillar' });
    else await expect(loading).rejects.toMatchObject({ code: 'config_invalid', message: expect.stringMatching(message) });
  }); // prettier-ignore

  it('so are weights that are all zero, in a dimension and over all', async () => {
    const zeroed = text.replace(/^( {6}\w+: \{ weight: )\d+/gm, (_all, before: string) => `${before}0`);
    const withoutCeilings = zeroed.replace(/^ {4}ceilings:.*\n(^ {6}.*\n)+/gm, '');
    await expect(load(withoutCeilings)).rejects.toThrow(/dimensions\.product\.signals: expected at least one signal with a weight above 0/); // prettier-ignore
    const flat = text.replace(/^( {4}weight: )\d+/gm, (_all, before: string) => `${before}0`);
    await expect(load(flat)).rejects.toThrow(/^m\.yaml:\d+: dimensions: expected a dimension with a weight above 0/);
  });

  it('an empty file, or one that holds a list, is told as such', async () => {
    await expect(load('')).rejects.toThrow('m.yaml:1: file: expected object, found null');
    await expect(load('- a')).rejects.toThrow('m.yaml:1: file: expected object, found ["a"]');
  });

  it('a file that is none is named', async () => {
    await expect(loadModel('models/none.yaml')).rejects.toThrow(
      'models/none.yaml: expected a readable file, found none',
    );
    await expect(loadModel('models')).rejects.toThrow('models: expected a readable file, found a folder');
  });
});
