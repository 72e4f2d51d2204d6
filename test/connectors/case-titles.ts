/** What every connector goes through, by the names that stand in docs/connectors.md. */
export const CASES = {
  resume: 'goes on where it was killed between pages',
  twice: 'the same page twice changes nothing',
  older: 'an older row after a newer one loses',
  wait_seconds: '429 with seconds is waited for',
  wait_date: '429 with a date is waited for',
  unauthorised_once: '401 once is signed in again',
  unauthorised_twice: '401 twice is a mistake of the configuration',
  server_errors: '500 twice is tried again',
  cut: 'an answer that is cut lands nothing',
  html: 'a page for people with status 200 lands nothing',
  one_bad: 'one bad row is kept aside and the others land',
  many_bad: '6 % of bad rows stop before their page lands',
  empty_page: 'an empty page with more to come is no end',
  duplicates: 'one id on two pages is one fact',
  ties: 'rows of the same instant on both sides of a page are all read',
  deleted: 'a deleted record goes',
  merged: 'a merged customer keeps its history under the one that stays',
  dst: 'days of 23 and 25 hours keep their instants',
  currencies: 'yen have no cents and dinars have a thousand',
  names: 'emoji and NUL in a name lose nothing',
  memory: 'a page of 10,000 rows takes less than 150 MB',
  secrets: 'secrets stand in no error, log or table',
  other_host: 'an address on another host is not followed',
} as const;

export type CaseId = keyof typeof CASES;
