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
const VERB = '(?:insert\\s+into|update|delete\\s+from|\\.(?:insert|update|delete)\\(|copy)\\s*';
const BY_NAME = new RegExp(`${VERB}["\`]?(?:${TELEMETRY.join('|')})\\b`, 'i');
/** A table that is only known when the statement is put together; passing places of a merge are none of telemetry. */
const BY_VARIABLE = new RegExp(`${VERB}\\$\\{(?!(?:sql\\.raw\\()?(?:STAGE|CHANGED_ACCOUNTS|changed)\\b)`, 'i');
const writesTelemetry = (source: string): boolean => BY_NAME.test(source) || BY_VARIABLE.test(source);

/** Every file that pressing, typing or submitting something in Slack can reach, but by way of `without`. */
function reach(entries: readonly string[], without?: string): Set<string> {
  const found = new Set<string>();
  const waiting = [...entries];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (found.has(file) || (without !== undefined && file.startsWith(without))) continue;
    found.add(file);
    waiting.push(...listImports(file));
  }
  return found;
}

function listImports(file: string): string[] {
  return [...readFileSync(file, 'utf8').matchAll(/from '(\.[^']+)'/g)].flatMap(([, path = '']) => {
    const target = resolve(dirname(file), path);
    return [`${target}.ts`, join(target, 'index.ts')].filter((one) => existsSync(one)).slice(0, 1);
  });
}

const ENTRIES = [join(SRC, 'listeners/index.ts'), join(SRC, 'services/create-slack-services.ts')];
const listWriters = (files: Iterable<string>): string[] =>
  [...files].filter((file) => writesTelemetry(readFileSync(file, 'utf8'))).map((file) => relative(SRC, file));

/**
 * The one exception: when RevOps say which account a source's customer is, what this source reported lands for it, and on Undo leaves it. Whose the
 * facts are is a person's word, what they say is not.
 */
const MATCHING = join(SRC, 'services/matching');

describe('telemetry', () => {
  it('R28: is written by nothing that can be reached from Slack, but by matching a customer', () => {
    const reachable = reach(ENTRIES, MATCHING);
    expect(reachable.size).toBeGreaterThan(100);
    expect(listWriters(reachable)).toEqual([]);
  });

  it('is landed and taken back by matching, with the statements of a pull', () => {
    const directories = listWriters(reach(ENTRIES)).map((file) => dirname(file));
    expect([...new Set(directories)].toSorted()).toEqual(['db/queries', 'db/queries/facts', 'db/queries/pull']);
  });

  it.each([
    'await db.insert(usageDaily).values(row)',
    'update tickets set priority = 1',
    'insert into nps (score) values (10)',
    'delete from invoices',
    'insert into ${getTableName(fact.table)} as kept',
    'delete from ${sql.raw(name)}',
  ])('that check would see: %s', (source) => expect(writesTelemetry(source)).toBe(true));

  it.each(['insert into ${CHANGED_ACCOUNTS} select', 'copy ${STAGE} from stdin', 'delete from snoozes'])(
    'that check lets pass: %s',
    (source) => expect(writesTelemetry(source)).toBe(false),
  );
});
