import { TIERS, TRIGGERS } from '../domain/trigger';
import type { ReplayResult, VariantResult } from '../services/replay/replay-result';
import { formatTable } from './format-table';

type Print = (line: string) => void;

/** One column for the present settings and one for each variant. */
export function printReplay(result: ReplayResult, print: Print): void {
  const { from, to, days, accounts, variants } = result;
  print(`Replayed ${days} days, ${from} to ${to}, on ${accounts} accounts. Nothing was told and nothing was written.`);
  for (const { name, set } of variants) if (set.length > 0) print(`${name}: ${set.join(', ')}`);
  const row = (name: string, read: (one: VariantResult) => string | number): string[] => [
    name,
    ...variants.map((one) => `${read(one)}`),
  ];
  const head = ['', ...variants.map(({ name }) => name)];
  print(formatTable(head, [...volume(row), ...warnings(row)]));
  print('');
  print(formatTable(['alerts opened', ...head.slice(1)], byTrigger(row, variants)));
  print(footnote(result));
}

type Row = (name: string, read: (one: VariantResult) => string | number) => string[];

const volume = (row: Row): string[][] => [
  row('alerts', ({ alerts }) => alerts),
  ...TIERS.map((tier) => row(`  ${tier}`, (one) => one.by_tier[tier])),
  row('joined an open alert', ({ joined }) => joined),
  row('per person and week, median', ({ per_person_week: { median } }) => decimal(median)),
  row('per person and week, p95', ({ per_person_week: { p95 } }) => decimal(p95)),
  row('per person and week, most', ({ per_person_week: { most } }) => most ?? '–'),
  row('over the weekly budget', (one) => `${one.over_budget} (${one.weekly_budget})`),
];

const warnings = (row: Row): string[][] => [
  row('accounts that left', ({ left }) => left.accounts),
  row('  warned 30 days ahead', ({ left }) => share(left.caught, left.accounts)),
  row('  warned later', ({ left }) => share(left.late, left.accounts)),
  row('  missed', ({ left }) => share(left.missed, left.accounts)),
  row('alerts that came to nothing', ({ came_to_nothing: { alerts, of } }) => share(alerts, of)),
];

const byTrigger = (row: Row, variants: readonly VariantResult[]): string[][] =>
  TRIGGERS.filter((trigger) => variants.some((one) => one.by_trigger[trigger] !== undefined)).map((trigger) =>
    row(trigger, (one) => one.by_trigger[trigger] ?? 0),
  );

const decimal = (value: number | null): string => (value === null ? '–' : value.toFixed(1));
const share = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${part} of ${whole} (${Math.round((part / whole) * 100)}%)`;

function footnote({ left_basis: basis }: ReplayResult): string {
  const left =
    basis === 'outcomes'
      ? 'Left: as outcomes.csv says, from the 30th day on.'
      : 'outcomes.csv knows of nobody who left in this time: accounts that turned red and stayed so for four weeks stand for them.';
  return `${left} Came to nothing: of alerts 30 days old, those whose account neither left nor was red afterwards. Renewal and expansion alerts warn of nothing.`;
}
