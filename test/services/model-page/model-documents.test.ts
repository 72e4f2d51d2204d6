import fc from 'fast-check';
import type { ModelDocument, ModelWeights } from '../../../src/domain/model-page';
import { listModelChanges } from '../../../src/services/model-page/list-model-changes';
import { parseModelDocument } from '../../../src/services/model-page/parse-model-document';
import { toModelDocument } from '../../../src/services/model-page/to-model-document';
import { loadModel } from '../../../src/services/model/load-model';

const sum = (shares: Readonly<Record<string, number>>): number =>
  Object.values(shares).reduce((all, one) => all + one, 0);
const weights = (changes: Partial<ModelWeights> = {}): ModelWeights => ({
  dimensions: { product: 0.4, support: 0.6 },
  signals: { nps: 0.5, logins: 0.5 },
  bands: [
    { band: 'red', from: 0, to: 35 },
    { band: 'yellow', from: 36, to: 70 },
    { band: 'green', from: 71, to: 100 },
  ],
  caps: { silent: { signal: 'logins', threshold: 30, scoreAtMost: 35 } },
  criticalBelow: null,
  ...changes,
});
const whole = (changes: Partial<ModelWeights> = {}): ModelDocument => ({ base: weights(changes), segments: {} });

describe('what is kept of a model', () => {
  it.each(['models/three-pillar.yaml', 'models/six-dimension.yaml'])(
    'R67: %s: shares that add up to the whole score',
    async (path) => {
      const { base, segments } = toModelDocument(await loadModel(path));
      for (const one of [base, ...Object.values(segments)]) {
        expect(sum(one.dimensions)).toBeCloseTo(1, 3);
        expect(sum(one.signals)).toBeCloseTo(1, 2);
      }
    },
  );

  it('R40: holds the three pillars with their bands, and R41: enterprise apart', async () => {
    const { base, segments } = toModelDocument(await loadModel('models/three-pillar.yaml'));
    expect(base.dimensions).toEqual({ product: 0.4, financial: 0.35, support: 0.25 });
    expect(base.bands).toContainEqual({ band: 'red', from: 0, to: 35 });
    expect(segments.enterprise?.dimensions).toEqual({ product: 0.32, financial: 0.28, support: 0.4 });
  });

  it('is read back as it was written, and as nothing where another release wrote it', async () => {
    const document = toModelDocument(await loadModel('models/six-dimension.yaml'));
    expect(parseModelDocument(JSON.parse(JSON.stringify(document)))).toEqual(document);
    for (const other of [{}, null, { base: { weights: [] } }]) expect(parseModelDocument(other)).toBeNull();
  });
});

describe('what a model does otherwise than the one before', () => {
  it('R82: is nothing where they are the same', () => {
    expect(listModelChanges(whole(), whole())).toEqual([]);
  });

  it('R82: names weights up, down, new and gone, the largest change first', () => {
    const after = whole({ signals: { nps: 0.1, logins: 0.6, tickets: 0.3 } });
    expect(listModelChanges(whole(), after)).toEqual([
      { segment: null, kind: 'signal', name: 'nps', from: 0.5, to: 0.1 },
      { segment: null, kind: 'signal', name: 'tickets', from: null, to: 0.3 },
      { segment: null, kind: 'signal', name: 'logins', from: 0.5, to: 0.6 },
    ]);
  });

  it('R82: names bands, caps and the edge of Critical', () => {
    const after = whole({
      bands: [{ band: 'red', from: 0, to: 49 }, ...weights().bands.slice(1)],
      caps: {},
      criticalBelow: 25,
    });
    expect(listModelChanges(whole(), after)).toEqual([
      { segment: null, kind: 'band', band: 'red', from: [0, 35], to: [0, 49] },
      { segment: null, kind: 'critical', from: null, to: 25 },
      { segment: null, kind: 'cap', name: 'silent', from: 35, to: null },
    ]);
  });

  it('says of a segment only what the whole model does not share', () => {
    const before: ModelDocument = { base: weights(), segments: { smb: weights() } };
    const moved = { criticalBelow: 25 };
    const after: ModelDocument = {
      base: weights(moved),
      segments: { smb: weights({ ...moved, dimensions: { product: 0.5, support: 0.5 } }) },
    };
    expect(listModelChanges(before, after).map(({ segment, kind }) => [segment, kind])).toEqual([
      [null, 'critical'],
      ['smb', 'dimension'],
      ['smb', 'dimension'],
    ]);
  });

  it('is the same seen backwards, with both sides changed about', () => {
    const shares = fc.dictionary(
      fc.constantFrom('a', 'b', 'c', 'toString'),
      fc.double({ min: 0.01, max: 1, noNaN: true }),
    );
    fc.assert(
      fc.property(shares, shares, (one, other) => {
        const forth = listModelChanges(whole({ signals: one }), whole({ signals: other }));
        const back = listModelChanges(whole({ signals: other }), whole({ signals: one }));
        const keyOf = (change: (typeof forth)[number]) => JSON.stringify(change);
        const turned = back.map((change) => ({ ...change, from: change.to, to: change.from }) as typeof change);
        expect(turned.map(keyOf).toSorted()).toEqual(forth.map(keyOf).toSorted());
      }),
    );
  });
});
