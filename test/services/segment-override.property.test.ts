import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { parse, stringify } from 'yaml';
import { loadModel } from '../../src/services/model/load-model';

type Curve = [number, number][];
type Use = { weight: number; curve: Curve };
type Dimension = { weight: number; signals: Record<string, Use>; ceilings: Record<string, Curve> };
type File = { dimensions: Record<string, Dimension>; segments?: unknown; bands: object; caps: object };
/** One thing a segment says otherwise, as one would write it, and as one would write it into the model itself. */
type Change = { dimension: string; signal: string | null; weight: number; shift: number };

let folder: string;
let text: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'barometer-segment-'));
  text = await readFile('test/fixtures/models/pillars.yaml', 'utf8');
});
afterAll(() => rm(folder, { recursive: true }));

async function load(file: File) {
  const path = join(folder, 'm.yaml');
  await writeFile(path, stringify(file));
  return loadModel(path);
}

const NAMES = {
  product: ['login_trend_14d', 'seat_use', 'active_days_30d'],
  financial: ['overdue_days', 'renewal_days'],
  support: ['nps', 'open_p1_hours', 'csat_90d'],
};
const aChange: fc.Arbitrary<Change> = fc.constantFrom(...Object.entries(NAMES)).chain(([dimension, signals]) =>
  fc.record({
    dimension: fc.constant(dimension),
    signal: fc.option(fc.constantFrom(...signals)),
    weight: fc.integer({ min: 1, max: 90 }),
    shift: fc.integer({ min: -9, max: 9 }),
  }),
);
const someBands = fc.integer({ min: 1, max: 60 }).chain((red) =>
  fc.integer({ min: red + 1, max: 98 }).map((yellow) => ({ red: [0, red], yellow: [red + 1, yellow], green: [yellow + 1, 100] })),
); // prettier-ignore
const someCaps = fc.record({ p1_open_48h: fc.record({ signal: fc.constant('open_p1_hours'), beyond: fc.integer({ min: 10, max: 90 }), score_at_most: fc.integer({ min: 0, max: 60 }) }) }); // prettier-ignore

const shifted = (curve: Curve, by: number): Curve => curve.map(([value, points]) => [value + by, points]);

/** Written out by hand: the number itself is changed where it stands. */
function writeOut(file: File, changes: readonly Change[]): File {
  const copy = structuredClone(file);
  for (const { dimension, signal, weight, shift } of changes) {
    const own = copy.dimensions[dimension];
    const use = signal === null ? undefined : own?.signals[signal];
    const original = signal === null ? undefined : file.dimensions[dimension]?.signals[signal];
    if (use !== undefined && original !== undefined)
      Object.assign(use, { weight, curve: shifted(original.curve, shift) });
    else if (own !== undefined) own.weight = weight;
  }
  return copy;
}

/** Written as a segment does: only what differs. */
function writeOverride(file: File, changes: readonly Change[]) {
  const dimensions: Record<string, { weight?: number; signals: Record<string, Use> }> = {};
  for (const { dimension, signal, weight, shift } of changes) {
    const own = (dimensions[dimension] ??= { signals: {} });
    if (signal === null) own.weight = weight;
    else own.signals[signal] = { weight, curve: shifted(file.dimensions[dimension]?.signals[signal]?.curve ?? [], shift) }; // prettier-ignore
  }
  return dimensions;
}

it('a segment’s override is the same model written out by hand', async () => {
  const { segments: _dropped, ...file } = parse(text) as File;
  const changed = fc.array(aChange, { maxLength: 6 });
  const untouched = (await load(file)).base;
  await fc.assert(
    fc.asyncProperty(changed, someBands, someCaps, async (changes, bands, caps) => {
      const smb = { bands, caps, dimensions: writeOverride(file, changes) };
      const { segments, base } = await load({ ...file, segments: { smb } });
      const byHand = await load({ ...writeOut(file, changes), bands, caps: { ...file.caps, ...caps } });
      expect(segments.smb).toEqual(byHand.base);
      expect(base).toEqual(untouched);
    }),
    { numRuns: 20 },
  );
});
