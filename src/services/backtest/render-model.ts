import type { Curve } from '../../scoring/curve';
import type { DimensionModel, ModelVariant, ScoringModel } from '../../scoring/model';

/**
 * A model as the YAML that `loadModel` reads, one signal a line, so that a person can read and change it.
 * @param comment - Lines of the header, without `#`.
 * @throws TypeError for a model whose segments differ: a fitted one scores all alike.
 */
export function renderModel(model: ScoringModel, comment: readonly string[]): string {
  if (Object.keys(model.segments).length > 0) throw new TypeError('a model with segments cannot be written out');
  const { expansion } = model;
  return [
    ...comment.map((line) => `# ${line}`.trimEnd()),
    `name: ${JSON.stringify(model.name)}`,
    '',
    `coverage_floor: ${model.coverageFloor}`,
    `quorum: ${model.quorum}`,
    `newcomer_days: ${model.newcomerDays}`,
    `trend_points: ${model.trendPoints}`,
    ...(model.hysteresisPoints === 0 ? [] : [`hysteresis: ${model.hysteresisPoints}`]),
    `driver_points: ${model.driverPoints}`,
    `bands: ${renderBands(model.base)}`,
    ...renderDirection(model),
    '',
    'dimensions:',
    ...model.base.dimensions.flatMap(renderDimension),
    '',
    ...renderCaps(model.base),
    `churn_prior: ${renderCurve(model.churnPrior)}`,
    `expansion: { score_at_least: ${expansion.scoreAtLeast}, seat_use_at_least: ${expansion.seatUseAtLeast}, api_use_at_least: ${expansion.apiUseAtLeast}, adoption_above: ${expansion.adoptionAbove} }`,
    '',
  ].join('\n');
}

function renderBands({ bands, criticalBelow }: ModelVariant): string {
  const ranges = bands.map(({ band, from, to }) => `${band}: [${from}, ${to}]`);
  return `{ ${[...ranges, ...(criticalBelow === null ? [] : [`critical_below: ${criticalBelow}`])].join(', ')} }`;
}

function renderDirection({ direction }: ScoringModel): string[] {
  if (direction === null) return [];
  const rules = [
    ['declining_green', direction.decliningGreen],
    ['improving_yellow', direction.improvingYellow],
  ].flatMap(([key, band]) => (band === null ? [] : [`${key}: ${band}`]));
  return [`direction: { ${rules.join(', ')} }`];
}

function renderDimension({ name, weight, signals, ceilings }: DimensionModel): string[] {
  const held = ceilings.map(({ definition, curve }) => `      ${definition.name}: ${renderCurve(curve)}`);
  return [
    `  ${name}:`,
    `    weight: ${weight}`,
    '    signals:',
    ...signals.map(
      (use) => `      ${use.definition.name}: { weight: ${use.weight}, curve: ${renderCurve(use.curve)} }`,
    ),
    ...(held.length === 0 ? [] : ['    ceilings:', ...held]),
  ];
}

function renderCaps({ caps }: ModelVariant): string[] {
  if (caps.length === 0) return [];
  const lines = caps.map(
    ({ rule, definition, threshold, scoreAtMost }) =>
      `  ${rule}: { signal: ${definition.name}, beyond: ${threshold}, score_at_most: ${scoreAtMost} }`,
  );
  return ['caps:', ...lines, ''];
}

const renderCurve = (curve: Curve): string => `[${curve.map(([value, points]) => `[${value}, ${points}]`).join(', ')}]`;
