import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { ScoringModel } from '../../scoring/model';
import { buildVariant, mergeVariant } from './build-variant';
import { loadSignals } from './load-signals';
import { ModelSchema, type ModelFile } from './model-schema';
import { readYamlFile, type YamlFile } from './yaml-file';

const VERSION_LENGTH = 12;

/**
 * Load a scoring model. Its version is a hash of the file's content (R67), so a changed weight is another model.
 * Throws ConfigError with file, line, key, what was expected and what was found.
 */
export async function loadModel(path: string): Promise<ScoringModel> {
  const { value, fail } = await readYamlFile(path, ModelSchema);
  const version = createHash('sha256')
    .update(await readFile(path))
    .digest('hex')
    .slice(0, VERSION_LENGTH);
  return toModel({ value, fail }, version);
}

function toModel({ value, fail }: YamlFile<ModelFile>, version: string): ScoringModel {
  const signals = loadSignals();
  const segments: ScoringModel['segments'] = {};
  const base = buildVariant(value, signals, [], fail);
  for (const [segment, over] of Object.entries(value.segments)) {
    const at = ['segments', segment];
    segments[segment as keyof typeof segments] = buildVariant(mergeVariant(value, over, at, fail), signals, at, fail);
  }
  const { score_at_least, seat_use_at_least, api_use_at_least, adoption_above } = value.expansion;
  return {
    name: value.name,
    version,
    coverageFloor: value.coverage_floor,
    quorum: value.quorum,
    newcomerDays: value.newcomer_days,
    trendPoints: value.trend_points,
    driverPoints: value.driver_points,
    churnPrior: value.churn_prior,
    base,
    segments,
    expansion: {
      scoreAtLeast: score_at_least,
      seatUseAtLeast: seat_use_at_least,
      apiUseAtLeast: api_use_at_least,
      adoptionAbove: adoption_above,
    },
  };
}
