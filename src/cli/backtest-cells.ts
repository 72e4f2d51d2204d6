import Table from 'cli-table3';

export type Cell = string;
type Interval = readonly [number, number] | null;

export const count = (value: number): Cell => value.toLocaleString('en');
export const decimal = (value: number | null): Cell => (value === null ? '–' : value.toFixed(value >= 10 ? 1 : 3));
export const percent = (value: number | null): Cell => (value === null ? '–' : `${(100 * value).toFixed(1)}%`);
export const withInterval = (value: number | null, interval: Interval, format: (value: number | null) => Cell): Cell =>
  interval === null ? format(value) : `${format(value)} (${format(interval[0])}–${format(interval[1])})`;

export function formatTable(head: readonly Cell[], rows: readonly (readonly Cell[])[]): string {
  const table = new Table({
    head: [...head],
    colAligns: head.map((_, index) => (index === 0 ? 'left' : 'right')),
    style: { head: [], border: [], compact: true },
  });
  table.push(...rows.map((row) => [...row]));
  return table.toString();
}
