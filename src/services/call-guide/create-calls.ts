import { renewalDays } from '../../alerts/renewal-days';
import { findVisibleAccount, type VisibleAccount } from '../../db/queries/account-card';
import { listContacts } from '../../db/queries/contacts-health';
import type { Db } from '../../db/client';
import type { CallContacts, CallDriver, CallSubject } from '../../domain/call-guide';
import type { ContactFacts } from '../../domain/contact';
import type { Caller } from '../../domain/viewer';
import { NotFoundError } from '../../errors';
import { dayIn } from '../../views/wording';
import { requirePerson } from '../authorise';
import { toCustomerAccount } from '../customer-report/find-reportable';
import { readCustomerFacts } from '../customer-report/read-customer-facts';
import type { FindViewer } from '../find-viewer';
import { chooseGuide, chooseOutreach } from './choose-guide';

export type CallQuestion = { caller: Caller; accountId: string; now: Date };

/** Conversation guides (R218–R222), for everyone who sees the account. @throws NotFoundError, ForbiddenError */
export type Calls = { prepare: (question: CallQuestion) => Promise<CallSubject> };

const KEY_PEOPLE = 50;

export function createCalls({ db, findViewer }: { db: Db; findViewer: FindViewer }): Calls {
  return {
    async prepare({ caller, accountId, now }) {
      const { person, scope } = requirePerson(await findViewer(caller, now));
      const found = await findVisibleAccount(db, { accountId, scope });
      if (found === null) throw new NotFoundError('I find no such account among yours.');
      const account = toCustomerAccount(found);
      const [facts, people] = await Promise.all([
        readCustomerFacts(db, { account, kind: 'last_13_weeks', now }),
        listContacts(db, { accountId, now, limit: KEY_PEOPLE }),
      ]);
      const today = dayIn(person.timeZone, now);
      const read = { facts, contacts: toContacts(people, today), today };
      return { ...toSubject(found, now), ...read, senderName: person.name };
    },
  };
}

type Read = 'facts' | 'contacts' | 'today' | 'senderName';

function toSubject({ account, health }: VisibleAccount, now: Date): Omit<CallSubject, Read> {
  const { accountId, name: accountName, renewalOn } = account;
  const band = health?.band ?? null;
  const driver = toDriver(health);
  const daysToRenewal = renewalDays(renewalOn, now);
  return {
    accountId,
    accountName,
    health: health === null ? null : toShown(health),
    driver,
    outreach: chooseOutreach({ band, driver, isReadyForMore: health?.expansionStage === 'ready' }),
    suggested: chooseGuide({ band, daysToRenewal }),
    renewalOn,
    daysToRenewal,
  };
}

/** What the caller reads beside the draft. */
const toShown = ({ band, score, reason, action, actionDueOn }: NonNullable<VisibleAccount['health']>) => ({
  band,
  score,
  reason,
  action,
  actionDueOn,
});

function toDriver(health: VisibleAccount['health']): CallDriver | null {
  if (health === null || health.driverSignal === null) return null;
  return { signal: health.driverSignal, stream: health.driverStream, value: health.driverValue };
}

/** Whoever is known by name and still there, of each role the one seen last. */
function toContacts(people: readonly ContactFacts[], today: string): CallContacts {
  const there = people.filter(({ leftOn }) => leftOn === null || leftOn > today);
  const nameOf = (role: ContactFacts['role']): string | null => {
    const named = there.filter((one) => one.role === role && (one.name ?? '').trim() !== '');
    const latest = named.toSorted((a, b) => (b.lastSeenAt?.getTime() ?? 0) - (a.lastSeenAt?.getTime() ?? 0));
    return latest[0]?.name ?? null;
  };
  return { sponsor: nameOf('executive_sponsor'), champion: nameOf('champion'), admin: nameOf('admin') };
}
