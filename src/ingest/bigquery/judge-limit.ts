/**
 * BigQuery says 403 for limits too (https://cloud.google.com/bigquery/docs/error-messages): a rate passes by waiting, a quota only with its day.
 */
export function judgeBigQueryLimit({ status, text }: { status: number; text: string }): 'wait' | 'stop' | null {
  if (status !== 403) return null;
  if (/"reason"\s*:\s*"(rateLimitExceeded|jobRateLimitExceeded)"/.test(text)) return 'wait';
  return /"reason"\s*:\s*"quotaExceeded"/.test(text) ? 'stop' : null;
}
