import type { Segment } from '../domain/account';

/** Roles an account names a person for. */
export type OwnerRole = 'ae' | 'csm';
export type AlertType = 'red'; // more with the tiers; a rule without `alerts` holds for all of them

/** First matching rule wins; a part left out matches everything. Days are whole calendar days until the renewal. */
export type DriRule = {
  alerts?: readonly AlertType[];
  segments?: readonly Segment[];
  renewalWithinDays?: number;
  role: OwnerRole;
};
export type DriSettings = { rules: readonly DriRule[]; fallbackEmail: string | null };

export type DriSubject = {
  alert: AlertType;
  segment: Segment | null;
  renewalDays: number | null; // null: renewal not known; negative: already past
  aeEmail: string | null;
  csmEmail: string | null;
  podManagerEmail: string | null;
};
export type DriVia = 'rule' | 'other_owner' | 'pod_manager' | 'fallback';
export type DriChoice = { email: string; via: DriVia } | { email: null; reason: 'nobody_known' };

const DEFAULT_ROLE: OwnerRole = 'ae'; // R10: alerts go to the AE's pod

/**
 * The one person an alert names (R12, X17): owner by rule → the account's other owner → the pod's manager → the fallback person.
 * Only people who are known count, so a name that left the company is passed over. A renewal that is not known, or past, matches
 * no `renewalWithinDays`; a segment that is not known matches no `segments`.
 * @param isKnown - whether an e-mail belongs to someone in people.csv.
 * @returns one e-mail and how it was found, or null with the reason. Never throws.
 */
export function chooseDri(subject: DriSubject, settings: DriSettings, isKnown: (email: string) => boolean): DriChoice {
  const role = settings.rules.find((rule) => doesMatch(rule, subject))?.role ?? DEFAULT_ROLE;
  const [owner, other] = role === 'ae' ? [subject.aeEmail, subject.csmEmail] : [subject.csmEmail, subject.aeEmail];
  const chain: [string | null, DriVia][] = [
    [owner, 'rule'],
    [other, 'other_owner'],
    [subject.podManagerEmail, 'pod_manager'],
    [settings.fallbackEmail, 'fallback'],
  ];
  for (const [email, via] of chain) if (email !== null && isKnown(email)) return { email, via };
  return { email: null, reason: 'nobody_known' };
}

function doesMatch(rule: DriRule, { alert, segment, renewalDays }: DriSubject): boolean {
  if (rule.alerts !== undefined && !rule.alerts.includes(alert)) return false;
  if (rule.segments !== undefined && (segment === null || !rule.segments.includes(segment))) return false;
  if (rule.renewalWithinDays === undefined) return true;
  return renewalDays !== null && renewalDays >= 0 && renewalDays <= rule.renewalWithinDays;
}
