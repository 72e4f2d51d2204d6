/** What the global setup leaves for the test files of this run, handed over in environment variables of the workers. */
export const SERVER_URL_KEY = 'BAROMETER_TEST_SERVER_URL';
export const TEMPLATE_KEY = 'BAROMETER_TEST_TEMPLATE';

/** The same server, another database. */
export function withDatabase(url: string, database: string): string {
  const target = new URL(url);
  target.pathname = `/${database}`;
  return target.toString();
}
