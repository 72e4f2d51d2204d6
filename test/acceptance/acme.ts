import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const DAY_MS = 86_400_000;
const ACCOUNT = 'acme';

/** The day on which Acme is still healthy; the trouble comes in the two weeks after. */
export const HEALTHY_ON = '2026-03-02';

const dayOf = (from: string, offset: number): string =>
  new Date(Date.parse(from) + offset * DAY_MS).toISOString().slice(0, 10);

/** Eight weeks of 100 logins a day, invoices paid, tickets solved. */
export async function writeHealthyAcme(dir: string): Promise<void> {
  await writeFiles(dir, {
    pods: ['pod,channel,manager_email,pilot', 'west,C0WEST001,mona@example.com,true'],
    people: [
      'email,name,role,pod,manager_email',
      'ada@example.com,Ada Ae,ae,west,mona@example.com',
      'carl@example.com,Carl Csm,csm,west,mona@example.com',
      'mona@example.com,Mona Manager,manager,west,',
    ],
    accounts: [
      'account_id,name,segment,arr,currency,created_on,renewal_on,seats_purchased,ae_email,csm_email,pod',
      `${ACCOUNT},Acme,mid_market,120000,USD,2025-01-10,2026-12-31,50,ada@example.com,carl@example.com,west`,
    ],
    usage_daily: usage(-56, 0, 100),
    tickets: [
      'account_id,ticket_id,opened_at,solved_at,priority',
      `${ACCOUNT},t1,2026-02-10T09:00:00Z,2026-02-11T09:00:00Z,p3`,
    ],
    invoices: [
      'account_id,invoice_id,issued_on,due_on,paid_on,amount,status',
      `${ACCOUNT},i1,2026-01-05,2026-02-04,2026-02-01,10000,paid`,
    ],
  });
}

/** The fortnight after: logins fall by 41%, a P1 stays open, an invoice goes unpaid. */
export async function writeTroubledAcme(dir: string): Promise<void> {
  await writeFiles(dir, {
    usage_daily: usage(0, 14, 59),
    tickets: ['account_id,ticket_id,opened_at,solved_at,priority', `${ACCOUNT},t2,2026-03-14T09:00:00Z,,p1`],
    invoices: [
      'account_id,invoice_id,issued_on,due_on,paid_on,amount,status',
      `${ACCOUNT},i2,2026-02-07,2026-03-09,,10000,open`,
    ],
  });
}

function usage(from: number, until: number, logins: number): string[] {
  const days = Array.from({ length: until - from }, (_, index) => dayOf(HEALTHY_ON, from + index));
  return [
    'account_id,day,active_users,logins,minutes',
    ...days.map((day) => `${ACCOUNT},${day},40,${logins},${logins * 10}`),
  ];
}

async function writeFiles(dir: string, files: Record<string, string[]>): Promise<void> {
  await mkdir(dir, { recursive: true });
  await Promise.all(
    Object.entries(files).map(([file, lines]) => writeFile(join(dir, `${file}.csv`), `${lines.join('\n')}\n`)),
  );
}
