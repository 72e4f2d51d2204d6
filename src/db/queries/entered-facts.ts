import { and, eq, isNull, sql } from 'drizzle-orm';
import { ENTERED_FIELDS, type EnteredField, type EnteredValue } from '../../domain/entered-fact';
import type { EnteredFact } from '../../domain/required-fact';
import type { Db } from '../client';
import { accounts, contacts, enteredFacts, people } from '../schema';

/** Source of the contacts that stand for what people entered. */
export const ENTERED = 'entered';
export const enteredContactId = (field: EnteredField): string => `${ENTERED}:${field}`;

/** What people entered about an account that stands, in the order of the form. */
export async function listEnteredFacts(db: Db, accountId: string): Promise<EnteredFact[]> {
  const rows = await db
    .select({
      field: enteredFacts.field,
      value: enteredFacts.value,
      byName: sql<string>`coalesce(${people.name}, ${enteredFacts.enteredBy})`,
      enteredAt: enteredFacts.enteredAt,
    })
    .from(enteredFacts)
    .leftJoin(people, eq(people.email, enteredFacts.enteredBy))
    .where(and(eq(enteredFacts.accountId, accountId), isNull(enteredFacts.endedAt)));
  return rows.toSorted((a, b) => ENTERED_FIELDS.indexOf(a.field) - ENTERED_FIELDS.indexOf(b.field));
}

/** Nobody else enters or lands anything about this account until the transaction ends. */
export async function lockAccount(db: Db, accountId: string): Promise<void> {
  await db.select({ id: accounts.accountId }).from(accounts).where(eq(accounts.accountId, accountId)).for('update');
}

export type FactEntry = { accountId: string; field: EnteredField; value: EnteredValue; byEmail: string; now: Date };
export type FactEnd = { accountId: string; field: EnteredField; byEmail: string; now: Date };

/** Keep what someone entered in place of what stood, and put it where a source would have. In a transaction that has locked the account. */
export async function insertEnteredFact(db: Db, { byEmail, now, ...entry }: FactEntry): Promise<void> {
  await endRow(db, { ...entry, byEmail, now });
  await db.insert(enteredFacts).values({ ...entry, enteredBy: byEmail, enteredAt: now });
  await place(db, entry, now);
}

/** Take back what stands. False when nothing does, by now. In a transaction that has locked the account. */
export async function endEnteredFact(db: Db, end: FactEnd): Promise<boolean> {
  if (!(await endRow(db, end))) return false;
  const { accountId, field } = end;
  if (field === 'arr') await db.update(accounts).set({ arr: null }).where(eq(accounts.accountId, accountId));
  else if (field === 'renewal_on')
    await db.update(accounts).set({ renewalOn: null }).where(eq(accounts.accountId, accountId));
  else
    await db
      .delete(contacts)
      .where(and(eq(contacts.accountId, accountId), eq(contacts.contactId, enteredContactId(field))));
  return true;
}

async function endRow(db: Db, { accountId, field, byEmail, now }: FactEnd): Promise<boolean> {
  const ended = await db
    .update(enteredFacts)
    .set({ endedAt: now, endedBy: byEmail })
    .where(and(eq(enteredFacts.accountId, accountId), eq(enteredFacts.field, field), isNull(enteredFacts.endedAt)))
    .returning({ id: enteredFacts.id });
  return ended.length > 0;
}

/** The account's row keeps its source and its version: what the source says next is compared with what it said before. */
async function place(
  db: Db,
  { accountId, field, value }: Omit<FactEntry, 'byEmail' | 'now'>,
  now: Date,
): Promise<void> {
  if ('amount' in value) await db.update(accounts).set({ arr: value.amount }).where(eq(accounts.accountId, accountId));
  else if ('day' in value)
    await db.update(accounts).set({ renewalOn: value.day }).where(eq(accounts.accountId, accountId));
  else if (field === 'executive_sponsor' || field === 'champion') {
    const person = { name: value.name, email: value.email, updatedAt: now };
    await db
      .insert(contacts)
      .values({ accountId, contactId: enteredContactId(field), role: field, source: ENTERED, ...person })
      .onConflictDoUpdate({ target: [contacts.accountId, contacts.contactId], set: person });
  }
}
