import type { Segment } from '../domain/account';
import type { TriggerId } from '../domain/trigger';
import { findCover, type Presence } from './find-cover';

/** Roles an account names a person for. */
export type OwnerRole = 'ae' | 'csm';

/** First matching rule wins; a part left out matches everything. Days are whole calendar days until the renewal. */
export type DriRule = {
  alerts?: readonly TriggerId[];
  segments?: readonly Segment[];
  renewalWithinDays?: number;
  role: OwnerRole;
};
export type DriSettings = { rules: readonly DriRule[]; fallbackEmail: string | null };

export type DriSubject = {
  alert: TriggerId;
  segment: Segment | null;
  renewalDays: number | null; // null: renewal not known; negative: already past
  aeEmail: string | null;
  csmEmail: string | null;
  podManagerEmail: string | null;
};
/** `all_away`: everybody of the chain is away, and someone must be named. */
export type DriVia = 'rule' | 'other_owner' | 'pod_manager' | 'fallback' | 'all_away';
/** `coversFor`: whom they stand in for, and until when. */
export type DriChoice =
  { email: string; via: DriVia; coversFor?: { email: string; until: Date } } | { email: null; reason: 'nobody_known' };

const DEFAULT_ROLE: OwnerRole = 'ae'; // R10: alerts go to the AE's pod

/**
 * The one person an alert names (R12, X17): owner by rule → the account's other owner → the pod's manager → the fallback person.
 * Only people who are known count, so a name that left the company is passed over. Whoever is away is replaced by the cover they
 * named (`findCover`), or passed over where none is there; with everybody away it is the first of the chain all the same.
 * A renewal that is not known, or past, matches no `renewalWithinDays`; a segment that is not known matches no `segments`.
 * @param presence - who is known (in people.csv, and not deactivated in Slack), and who is away.
 * @returns one e-mail and how it was found, or null with the reason. Never throws.
 */
export function chooseDri(subject: DriSubject, settings: DriSettings, presence: Presence): DriChoice {
  const chain = chainOf(subject, settings).filter((link) => presence.isKnown(link.email));
  for (const { email, via } of chain) {
    const present = findCover(email, presence);
    const absence = presence.absenceOf(email);
    if (present !== null && absence === null) return { email: present, via };
    if (present !== null && absence !== null)
      return { email: present, via, coversFor: { email, until: absence.until } };
  }
  const [first] = chain;
  return first === undefined ? { email: null, reason: 'nobody_known' } : { email: first.email, via: 'all_away' };
}

type Link = { email: string; via: DriVia };

function chainOf(subject: DriSubject, { rules, fallbackEmail }: DriSettings): Link[] {
  const role = rules.find((rule) => doesMatch(rule, subject))?.role ?? DEFAULT_ROLE;
  const { aeEmail, csmEmail, podManagerEmail } = subject;
  const [owner, other] = role === 'ae' ? [aeEmail, csmEmail] : [csmEmail, aeEmail];
  return [
    ...link(owner, 'rule'),
    ...link(other, 'other_owner'),
    ...link(podManagerEmail, 'pod_manager'),
    ...link(fallbackEmail, 'fallback'),
  ];
}

const link = (email: string | null, via: DriVia): Link[] => (email === null ? [] : [{ email, via }]);

function doesMatch(rule: DriRule, { alert, segment, renewalDays }: DriSubject): boolean {
  if (rule.alerts !== undefined && !rule.alerts.includes(alert)) return false;
  if (rule.segments !== undefined && (segment === null || !rule.segments.includes(segment))) return false;
  if (rule.renewalWithinDays === undefined) return true;
  return renewalDays !== null && renewalDays >= 0 && renewalDays <= rule.renewalWithinDays;
}
