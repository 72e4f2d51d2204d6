export type ApiUsage = { used: number; allowed: number };

/**
 * How many requests of its rolling 24 hours the organisation has used, from `Sforce-Limit-Info: api-usage=10018/100000`; null when it is not told.
 * Source: https://developer.salesforce.com/docs/platform/api-rest/guide/headers-api-usage.html
 */
export function readUsage(headers: Headers): ApiUsage | null {
  const parts = /(?:^|[;\s])api-usage=(\d+)\/(\d+)/.exec(headers.get('sforce-limit-info') ?? '');
  return parts === null ? null : { used: Number(parts[1]), allowed: Number(parts[2]) };
}
