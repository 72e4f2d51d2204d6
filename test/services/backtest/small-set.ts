import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export type SmallSet = Readonly<Record<string, readonly string[]>>;

const DAY_MS = 86_400_000;
const FIRST = Date.parse('2024-01-01');
const dayOf = (index: number): string => new Date(FIRST + index * DAY_MS).toISOString().slice(0, 10);

export const ACCOUNTS = 40;
const DAYS = 366;
const id = (account: number): string => `a${String(account).padStart(2, '0')}`;
/** Every third account leaves, one after the other, and is idle for six weeks before. */
const churnDay = (account: number): number | null => (account % 3 === 0 ? 90 + account * 7 : null);

/** A year of forty accounts in every stream of the contract; everything follows from the numbers of account and day. */
export function buildSmallSet(): SmallSet {
  const accounts = Array.from({ length: ACCOUNTS }, (_, account) => account);
  const usage = accounts.flatMap((account) =>
    Array.from({ length: churnDay(account) ?? DAYS }, (_, day) => ({ account, day }))
      .filter(({ day }) => (day * 7 + account) % 5 < 3 && day < (churnDay(account) ?? Infinity) - 42)
      .map(({ day }) => `${id(account)},${dayOf(day)},${1 + ((account + day) % 4)},${3 + (day % 5)},${10 + account},2`),
  );
  const monthly = <Row>(make: (account: number, month: number) => Row) =>
    accounts.flatMap((account) => Array.from({ length: 12 }, (_, month) => make(account, month)));
  return {
    'accounts.csv': [
      'account_id,name,segment,created_on,seats_purchased,arr',
      ...accounts.map((account) => `${id(account)},${id(account)},smb,2023-12-0${1 + (account % 9)},5,1000`),
    ],
    'usage_daily.csv': ['account_id,day,active_users,logins,events,features_used', ...usage],
    'tickets.csv': [
      'account_id,ticket_id,opened_at,solved_at,priority,csat',
      ...monthly((account, month) => `${id(account)},t${month},${dayOf(month * 30 + (account % 20))}T09:00:00Z,${dayOf(month * 30 + (account % 20) + 5)}T09:00:00Z,p${1 + ((account + month) % 4)},${1 + (month % 5)}`), // prettier-ignore
    ],
    'nps.csv': [
      'account_id,response_id,responded_at,score',
      ...monthly((account, month) => `${id(account)},n${month},${dayOf(month * 30 + 3)}T09:00:00Z,${(account + month) % 11}`), // prettier-ignore
    ],
    'invoices.csv': [
      'account_id,invoice_id,issued_on,due_on,paid_on,amount,status',
      ...monthly((account, month) => `${id(account)},i${month},${dayOf(month * 30)},${dayOf(month * 30 + 14)},${dayOf(month * 30 + 10 + (account % 20))},100,paid`), // prettier-ignore
    ],
    'activities.csv': [
      'account_id,activity_id,happened_at,kind,attended',
      ...monthly((account, month) => `${id(account)},v${month},${dayOf(month * 30 + 8)}T09:00:00Z,meeting,${(account + month) % 2 === 0}`), // prettier-ignore
    ],
    'subscriptions.csv': [
      'account_id,subscription_id,started_on,ends_on,arr,seats',
      ...accounts.map((account) => `${id(account)},s0,2023-12-01,2024-12-01,1000,5`),
    ],
    'contacts.csv': [
      'account_id,contact_id,role,left_on,last_seen_at',
      ...accounts.map((account) => `${id(account)},c0,champion,,2024-03-0${1 + (account % 9)}T09:00:00Z`),
    ],
    'outcomes.csv': [
      'account_id,effective_on,outcome,observed_until',
      ...accounts.map((account) => {
        const day = churnDay(account);
        return day === null ? `${id(account)},,,${dayOf(DAYS - 1)}` : `${id(account)},${dayOf(day)},churned,${dayOf(DAYS - 1)}`; // prettier-ignore
      }),
    ],
  };
}

export function writeSet(dir: string, set: SmallSet): string {
  mkdirSync(dir, { recursive: true });
  for (const [file, lines] of Object.entries(set)) writeFileSync(join(dir, file), `${lines.join('\n')}\n`);
  return dir;
}
