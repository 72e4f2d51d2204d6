/**
 * Milliseconds until the limit that is used up is lifted: of the day where that is the one, else of the minute. Null: neither is. The headers count
 * seconds (https://api.surveymonkey.com/v3/docs#headers). Pure.
 */
export function readReset(headers: Headers): number | null {
  for (const span of ['day', 'minute']) {
    const name = `x-ratelimit-app-global-${span}`;
    const seconds = Number(headers.get(`${name}-reset`) ?? Number.NaN);
    if (headers.get(`${name}-remaining`) === '0' && seconds >= 0) return seconds * 1000;
  }
  return null;
}
