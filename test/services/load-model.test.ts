import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import type { ScoringModel } from '../../src/scoring/model';
import { scoreAccount } from '../../src/scoring/score-account';
import { loadModel } from '../../src/services/model/load-model';
import { loadPlaybook } from '../../src/services/model/load-playbook';
import { loadSignals } from '../../src/services/model/load-signals';
import { buildFeatures, GOOD_RELATIONS, NOW } from '../scoring/build-features';

const SHIPPED = 'models/three-pillar.yaml';
let folder: string;
let text: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'barometer-model-'));
  text = await readFile(SHIPPED, 'utf8');
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

describe('the shipped model', () => {
  it('uses every signal there is, and the playbook has an action for each', async () => {
    const names = [...loadSignals().keys()].toSorted();
    expect(signalsOf(await loadModel(SHIPPED)).toSorted()).toEqual(names);
    const playbook = await loadPlaybook('models/playbook.yaml');
    expect([...playbook.signals.keys()].toSorted()).toEqual(names);
  });

  it('R67: is versioned by its content', async () => {
    const { version } = await loadModel(SHIPPED);
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

describe('a segment override', () => {
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
    ['weight: 40', 'weight: -1', /^m\.yaml:17: dimensions\.product\.weight: expected number to be >=0, found -1$/],
    ['weight: 40', 'weight: lots', /dimensions\.product\.weight: expected number, found "lots"$/],
    ['coverage_floor: 0.5', 'coverage_floor: 50', /^m\.yaml:8: coverage_floor: expected number to be <=1, found 50$/],
    ['quorum: 0.25', 'quorums: 0.25', /quorum: expected number, found nothing$/],
    ['trend_points: 5', 'trend_points: 5\ncolour: red', /colour: expected no such key here, found "red"$/],
    ['api_use: {', 'api_usage: {', /signals\.api_usage: expected a signal, one of .*api_use.*, found/],
    ['yellow: [36, 70]', 'yellow: [37, 70]', /bands: expected red, yellow and green to follow each other without gap/],
    ['[[-5, 0], [-2, 50]', '[[-2, 0], [-2, 50]', /nps_trend\.curve: expected values that increase from knot to knot/],
    ['[[-5, 0], [-2, 50]', '[[-5, 0], [-2, 101]', /nps_trend\.curve: expected points from 0 to 100/],
    ['[[-5, 0], [-2, 50]', '[[-5, 60], [-2, 50]', /nps_trend: expected points that never fall as the value rises/],
    ['[[24, 100], [72, 70]', '[[24, 60], [72, 70]', /resolution_time_30d: expected points that never rise as the value rises/],
    ['signal: open_p1_hours', 'signal: p1', /caps\.p1_open_48h\.signal: expected a signal, one of .*, found "p1"$/],
    ['  enterprise: #', '  gigantic: #', /segments.*expected/],
    ['    dimensions:\n      product: { weight: 32 }', '    dimensions:\n      produkt: { weight: 32 }', /segments\.enterprise\.dimensions\.produkt: expected one of product, financial, support/],
    ['name: three-pillar', 'name: [', /^m\.yaml:\d+: not valid YAML/],
  ])('%j written as %j', async (right, wrong, message) => {
    expect(text).toContain(right);
    await expect(load(text.replace(right, wrong))).rejects.toMatchObject({ code: 'config_invalid', message: expect.stringMatching(message) });
  }); // prettier-ignore

  it('a missing file is named', async () => {
    await expect(loadModel('models/none.yaml')).rejects.toThrow('models/none.yaml: expected a readable file');
  });
});

describe('a playbook that cannot be used', () => {
  it.each([
    ['signals:\n  logins:', /^m\.yaml:6: signals\.logins: expected a signal, one of/],
    ['signals:\n  nps:\n    default: { text: "call them", due: 1 }\n  x:', /signals\.nps\.default\.text: expected a text with \{when\} in it, once/],
    ['signals:\n  nps:\n    default: { text: "call {when}", due: soon }\n  x:', /due: expected "this_week" or a number of business days/],
  ])('%j is refused', async (signals, message) => {
    const entry = '\n    default: { text: "call {when}", due: this_week }\n';
    await expect(write(`fallback:${entry}\n${signals}${entry}`).then(loadPlaybook)).rejects.toThrow(message);
  }); // prettier-ignore
});
