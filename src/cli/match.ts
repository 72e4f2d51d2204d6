import { listSaidCustomers, listUnmatchedCustomers } from '../db/queries/unmatched-customers';
import type { Db } from '../db/client';
import type { MatchChange } from '../domain/source-match';
import { AppError } from '../errors';
import { listOutcomeLines } from '../services/matching/list-outcome-lines';
import { changeMatch } from '../services/pull/identity/change-match';
import { formatTable } from './format-table';
import { readOptions } from './read-options';
import type { Verb, VerbContext } from './verb';
import { withOperations } from './with-operations';

const usage = 'match [--source <name>] [--key <key> (--account <account_id> | --ignore | --undo)]';
const OPTIONS = {
  source: { type: 'string' },
  key: { type: 'string' },
  account: { type: 'string' },
  ignore: { type: 'boolean' },
  undo: { type: 'boolean' },
} as const;
const SHOWN = 50;

type Asked = { source: string | null; change: { source: string; key: string; change: MatchChange } | null };

export const match: Verb = {
  usage,
  summary: 'list customers of sources that nobody recognised, or say which account one is; --ignore: none of ours',
  run: async (args, context) => {
    const { source, change } = readAsked(args);
    await withOperations(context, async (operations, { database }) => {
      if (change === null) return printList(database.db, source, context);
      const now = context.clock.now();
      const { outcome, changedAccounts } = await changeMatch(database.pool, { ...change, byEmail: null, now });
      for (const line of listOutcomeLines(outcome)) context.print(line);
      if (changedAccounts.length > 0) await operations.scoreTouched(changedAccounts, context.clock.now);
    });
  },
};

function readAsked(args: readonly string[]): Asked {
  const { values } = readOptions(usage, args, OPTIONS);
  const { source = null, key } = values;
  const changes = listChanges(values);
  if (changes.length === 0 && key === undefined) return { source, change: null };
  const [change] = changes;
  if (source === null || key === undefined || change === undefined || changes.length > 1)
    throw new AppError('usage', `usage: barometer ${usage}`);
  return { source, change: { source, key, change } };
}

type Words = { account?: string | undefined; ignore?: boolean | undefined; undo?: boolean | undefined };

function listChanges({ account, ignore, undo }: Words): MatchChange[] {
  const changes: MatchChange[] = account === undefined ? [] : [{ kind: 'match', accountId: account }];
  if (ignore === true) changes.push({ kind: 'ignore' });
  if (undo === true) changes.push({ kind: 'undo' });
  return changes;
}

async function printList(db: Db, source: string | null, { print }: VerbContext): Promise<void> {
  const unmatched = await listUnmatchedCustomers(db, { source, limit: SHOWN });
  const said = (await listSaidCustomers(db, { limit: SHOWN })).filter(
    (one) => source === null || one.source === source,
  );
  const rows = unmatched.map((one) => [one.source, one.key, one.name ?? '', one.domains.join(' '), `${one.waiting}`]);
  if (rows.length === 0) print('Every customer of the sources is recognised.');
  else print(formatTable(['source', 'key', 'name', 'domains', 'waiting'], rows));
  if (rows.length === SHOWN) print(`The ${SHOWN} of whom most waits; there are more.`);
  for (const one of said)
    print(
      `${one.source} ${one.key} (${one.name ?? 'no name'}): ${one.account ?? 'ignored'}, as a person said; --undo takes it back`,
    );
}
