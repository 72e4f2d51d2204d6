import { createHash } from 'node:crypto';
import { SEGMENTS } from '../../domain/account';
import type { DirectionRule, ScoringModel } from '../../scoring/model';
import { buildVariant } from './build-variant';
import { loadSignals } from './load-signals';
import { mergeVariant } from './merge-variant';
import { ModelSchema, type ModelFile } from './model-schema';
import { nearestNames } from './nearest-names';
import { readYamlFile, type YamlFail } from './yaml-file';

const VERSION_LENGTH = 12;

/**
 * Load a scoring model. Its version is a hash of the file's content and the formula chosen (R67), so a changed weight is another model.
 * Throws ConfigError with file, line, key, what was expected and what was found.
 * @param formula - One of the file's `formulas`: another way to reckon a dimension (X6). Null: the model as it stands.
 */
export async function loadModel(path: string, formula: string | null = null): Promise<ScoringModel> {
  const { value, text, fail } = await readYamlFile(path, ModelSchema);
  const version = createHash('sha256').update(text).update(formula === null ? '' : `\nformula: ${formula}`); // prettier-ignore
  return {
    name: formula === null ? value.name : `${value.name}, ${formula}`,
    formula,
    version: version.digest('hex').slice(0, VERSION_LENGTH),
    ...toSettings(value),
    ...buildVariants(value, formula, fail),
  };
}

/** The formula first, then what each segment does differently. A formula that is not chosen is held to the same rules. */
function buildVariants(file: ModelFile, formula: string | null, fail: YamlFail) {
  const context = { signals: loadSignals(), fail };
  const formulas = Object.entries(file.formulas).map(([name, over]) => {
    const at = ['formulas', name];
    const merged = mergeVariant(file, over, at, fail);
    return { name, file: merged, built: buildVariant(merged, context, at) };
  });
  const asWritten = { name: null, file, built: buildVariant(file, context, []) };
  const chosen = [asWritten, ...formulas].find(({ name }) => name === formula) ?? failFormula(formula, file, fail);
  const segments: ScoringModel['segments'] = {};
  for (const segment of SEGMENTS) {
    const over = file.segments[segment];
    const at = ['segments', segment];
    if (over !== undefined) segments[segment] = buildVariant(mergeVariant(chosen.file, over, at, fail), context, at);
  }
  return { base: chosen.built, segments };
}

function failFormula(formula: string | null, { formulas }: ModelFile, fail: YamlFail): never {
  const known = nearestNames(formula ?? '', Object.keys(formulas)).join(', ');
  return fail(['formulas', formula ?? ''], `the formula that was asked for, one of ${known || 'none'}`);
}

function toSettings(file: ModelFile): Omit<ScoringModel, 'name' | 'formula' | 'version' | 'base' | 'segments'> {
  const { score_at_least, seat_use_at_least, api_use_at_least, adoption_above } = file.expansion;
  return {
    coverageFloor: file.coverage_floor,
    quorum: file.quorum,
    newcomerDays: file.newcomer_days,
    direction: toDirection(file.direction),
    hysteresisPoints: file.hysteresis,
    trendPoints: file.trend_points,
    driverPoints: file.driver_points,
    churnPrior: file.churn_prior,
    expansion: {
      scoreAtLeast: score_at_least,
      seatUseAtLeast: seat_use_at_least,
      apiUseAtLeast: api_use_at_least,
      adoptionAbove: adoption_above,
    },
  };
}

function toDirection(file: ModelFile['direction']): DirectionRule | null {
  if (file === undefined) return null;
  return { decliningGreen: file.declining_green ?? null, improvingYellow: file.improving_yellow ?? null };
}
