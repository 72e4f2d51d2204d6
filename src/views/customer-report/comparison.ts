import type { Benchmark } from '../../domain/customer-report';

const SHARE: Record<Benchmark['measure'], string> = {
  seats: 'the share of seats in use',
  features: 'the share of features in use',
};

/** Where the account stands among companies of its size, in use alone (R202, R209). */
export const listComparison = (benchmarks: readonly Benchmark[]): string[] => benchmarks.map(say);

function say({ measure, standing, timesTypical }: Benchmark): string {
  const times = timesTypical === null ? '' : `: ${timesTypical.toFixed(1)} times what is typical`;
  if (standing === 'top_quarter') return `Top quarter of companies your size by ${SHARE[measure]}${times}.`;
  if (standing === 'ahead') return `Ahead of more than half of companies your size by ${SHARE[measure]}${times}.`;
  return `Level with companies your size by ${SHARE[measure]}.`;
}
