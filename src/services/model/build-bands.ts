import type { BandRange, ModelVariant } from '../../scoring/model';
import type { VariantFile } from './model-schema';
import type { YamlFail, YamlPath } from './yaml-file';

const KNOWN_BANDS = ['red', 'yellow', 'green'] as const;

/** Bands that hold every whole score from 0 to 100 once, and the critical part of red, if there is one. Fails at the edge that is off. */
export function buildBands(
  file: VariantFile['bands'],
  at: YamlPath,
  fail: YamlFail,
): Pick<ModelVariant, 'bands' | 'criticalBelow'> {
  const bands = KNOWN_BANDS.map((band): BandRange => ({ band, from: file[band][0], to: file[band][1] }));
  bands.forEach(({ band, from, to }, index) => {
    const before = bands[index - 1];
    const start = (before?.to ?? -1) + 1;
    const after = before === undefined ? '' : `, where ${before.band} ends`;
    if (from !== start) fail([...at, band], `a band that begins at ${start}${after}`);
    if (to < from) fail([...at, band], `a band that ends at ${from} or later`);
  });
  if (file.green[1] !== 100) fail([...at, 'green'], 'a band that ends at 100');
  const criticalBelow = file.critical_below ?? null;
  if (criticalBelow !== null && (criticalBelow < 1 || criticalBelow > file.red[1]))
    fail([...at, 'critical_below'], `a score within red, from 1 to ${file.red[1]}`);
  return { bands, criticalBelow };
}
