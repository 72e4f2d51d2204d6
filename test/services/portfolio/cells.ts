import type { MoneyCell, ShapeCell } from '../../../src/db/queries/portfolio-cells';

export const moneyCell = (changes: Partial<MoneyCell>): MoneyCell => ({
  currency: 'EUR',
  band: 'green',
  accounts: 1,
  unscored: 0,
  critical: 0,
  arr: 0,
  revenueAtRisk: 0,
  fallen: 0,
  renewals: 0,
  renewalArr: 0,
  ready: 0,
  readyArr: 0,
  readyEstimate: 0,
  basis: 'calibrated',
  knownArr: 0,
  kept: 0,
  variance: 0,
  ...changes,
});

export const shapeCell = (changes: Partial<ShapeCell>): ShapeCell => ({
  kind: 'cohort',
  name: 'smb',
  band: 'green',
  score: 80,
  accounts: 1,
  changed: 0,
  change90Sum: 0,
  ...changes,
});
