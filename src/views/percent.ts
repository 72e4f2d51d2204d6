/** A share as a percentage: whole, but under ten with one digit unless it is whole; "not known" for null. */
export function percent(share: number | null): string {
  if (share === null) return 'not known';
  const value = share * 100;
  return `${value > 0 && value < 10 ? Number(value.toFixed(1)) : Math.round(value)}%`;
}
