import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const SRC = resolve(__dirname, '../../src');
/** Facts as sources report them; people, pods and accounts are the directory, and `activities` also holds what people log (R235). */
const TELEMETRY = [
  'usageDaily',
  'usage_daily',
  'tickets',
  'npsResponses',
  'nps_responses',
  'nps',
  'accountHealth',
  'account_health',
  'invoices',
  'subscriptions',
  'outcomes',
  'healthHistory',
  'health_history',
];
const WRITES = new RegExp(
  `(?:insert\\s+into|update|delete\\s+from|\\.(?:insert|update|delete)\\(|copy)\\s*(?:"|\`)?(?:${TELEMETRY.join('|')})\\b`,
  'i',
);

/** Every file that pressing, typing or submitting something in Slack can reach. */
function listReachable(entry: string, found = new Set<string>()): Set<string> {
  if (found.has(entry)) return found;
  found.add(entry);
  for (const [, path = ''] of readFileSync(entry, 'utf8').matchAll(/from '(\.[^']+)'/g)) {
    const target = resolve(dirname(entry), path);
    const file = [`${target}.ts`, join(target, 'index.ts')].find((one) => existsSync(one));
    if (file !== undefined) listReachable(file, found);
  }
  return found;
}

const reachable = [
  ...listReachable(join(SRC, 'services/create-slack-services.ts'), listReachable(join(SRC, 'listeners/index.ts'))),
];

/**
 * The one exception: when RevOps say which account a source's customer is, the events that this source reported are added up for it. Whose they are
 * is a person's word, what they say is not.
 */
const ROLLED_UP = 'db/queries/usage-days.ts';

describe('telemetry', () => {
  it('R28: is written by nothing that can be reached from Slack', () => {
    expect(reachable.length).toBeGreaterThan(100);
    const writers = reachable.filter((file) => WRITES.test(readFileSync(file, 'utf8')));
    expect(writers.map((file) => relative(SRC, file))).toEqual([ROLLED_UP]);
  });

  it.each([
    'await db.insert(usageDaily).values(row)',
    'update tickets set priority = 1',
    'insert into nps (score) values (10)',
    'delete from invoices',
  ])('that check would see: %s', (source) => expect(WRITES.test(source)).toBe(true));
});
