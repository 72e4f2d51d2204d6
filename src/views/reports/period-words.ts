const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

type Period = { from: string; length: 'month' | 'quarter' };

/** `2026-02-01`, a month → `February 2026`; a quarter that begins on `2026-01-01` → `Q1 2026`. */
export function periodWords({ from, length }: Period): string {
  const { year, month } = partsOf(from);
  return length === 'month' ? `${MONTHS[month]} ${year}` : `Q${Math.floor(month / 3) + 1} ${year}`;
}

/** The one before it, without the year: `January`, `Q4`. */
export function periodBefore({ from, length }: Period): string {
  const { month } = partsOf(from);
  return length === 'month' ? (MONTHS[(month + 11) % 12] ?? '') : `Q${((Math.floor(month / 3) + 3) % 4) + 1}`;
}

function partsOf(day: string): { year: number; month: number } {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return { year, month: month - 1 };
}
