import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ScoringModel } from '../../../src/scoring/model';
import { renderModel } from '../../../src/services/backtest/render-model';
import { loadModel } from '../../../src/services/model/load-model';
import { useTempFolder } from '../../support/temp-folder';

const folder = useTempFolder();
const loadBase = async (): Promise<ScoringModel> => {
  const model = await loadModel(join(__dirname, '../../../models/three-pillar.yaml'));
  return { ...model, segments: {} };
};

async function writeAndLoad(model: ScoringModel): Promise<ScoringModel> {
  const file = join(folder(), 'model.yaml');
  writeFileSync(file, renderModel(model, ['Where it comes from', '', 'and why']));
  return { ...(await loadModel(file)), version: model.version };
}

describe('a model written out', () => {
  it('is the same model when it is read back', async () => {
    const model = await loadBase();
    expect(await writeAndLoad(model)).toEqual(model);
  });

  it('keeps what only some models have: critical red and a rule for the trend', async () => {
    const base = await loadBase();
    const bands = [
      { band: 'red', from: 0, to: 49 },
      { band: 'yellow', from: 50, to: 74 },
      { band: 'green', from: 75, to: 100 },
    ] as const;
    const direction = { decliningGreen: 'yellow', improvingYellow: 'green' } as const;
    const model = { ...base, direction, base: { ...base.base, bands, criticalBelow: 25 } };
    expect(await writeAndLoad(model)).toEqual(model);
  });

  it('leaves out caps where there are none', async () => {
    const base = await loadBase();
    const model = { ...base, base: { ...base.base, caps: [] } };
    expect(renderModel(model, [])).not.toContain('caps:');
    expect(await writeAndLoad(model)).toEqual(model);
  });

  it('begins with what it comes from, as a comment', async () => {
    expect(renderModel(await loadBase(), ['Learnt from x', ''])).toMatch(/^# Learnt from x\n#\nname: /);
  });

  it('refuses a model whose segments differ: they would be lost', async () => {
    const model = await loadModel(join(__dirname, '../../../models/three-pillar.yaml'));
    expect(() => renderModel(model, [])).toThrow('segments');
  });
});
