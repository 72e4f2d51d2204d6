import { insertEnteredFact, lockAccount } from '../../db/queries/entered-facts';
import type { Db } from '../../db/client';
import { ENTERED_FIELDS, type EnteredField, type EnteredValue } from '../../domain/entered-fact';
import type { AccountFacts, EnteredFact, FactAnswers, RequiredFact } from '../../domain/required-fact';
import { AppError } from '../../errors';
import { FactRefusal } from './fact-refusal';
import { readAccountFacts } from './read-account-facts';

export type FactEntries = {
  accountId: string;
  answers: FactAnswers;
  required: readonly RequiredFact[];
  byEmail: string;
  now: Date;
};

/** One field of the form, and what stands of it. */
type Given = { field: EnteredField; value: EnteredValue | null; standing: EnteredFact | null };

/**
 * Keep what someone filled in about an account: all of it or nothing, in the transaction it is called in. What stands just so already is not entered
 * again, so that a form that Slack sends twice is one entry.
 * @throws FactRefusal, AppError
 */
export async function enterFacts(tx: Db, { accountId, answers, required, byEmail, now }: FactEntries): Promise<void> {
  await lockAccount(tx, accountId);
  const facts = await readAccountFacts(tx, { accountId, required, now });
  if (facts === null)
    throw new AppError('facts_gone', 'This account is no customer any more: nothing is required of it.');
  const given = listGiven(answers, facts);
  for (const one of given) refuse(one, facts);
  if (given.every(({ value }) => value === null)) throw new AppError('facts_empty', 'Fill in at least one.');
  for (const { field, value, standing } of given)
    if (value !== null && !isSame(standing?.value, value))
      await insertEnteredFact(tx, { accountId, field, value, byEmail, now });
}

const listGiven = (answers: FactAnswers, { entered }: AccountFacts): Given[] =>
  ENTERED_FIELDS.flatMap((field) => {
    const value = answers[field];
    const standing = entered.find((one) => one.field === field) ?? null;
    return value === undefined ? [] : [{ field, value, standing }];
  });

/** An emptied field may be a slip, and what a source has come to know meanwhile is not written over. */
function refuse({ field, value, standing }: Given, { missing }: AccountFacts): void {
  if (value === null && standing !== null) throw new FactRefusal(field, 'To remove it, press Take back above.');
  if (value !== null && standing === null && !missing.includes(field))
    throw new FactRefusal(field, 'A source knows this by now: close this form and look again.');
}

function isSame(a: EnteredValue | undefined, b: EnteredValue): boolean {
  if (a === undefined) return false;
  if ('amount' in a) return 'amount' in b && a.amount === b.amount;
  if ('day' in a) return 'day' in b && a.day === b.day;
  return 'name' in b && a.name === b.name && a.email === b.email;
}
