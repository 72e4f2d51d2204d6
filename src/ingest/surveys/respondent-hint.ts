import type { AccountHint } from '../pull/connector';

export type Respondent = {
  accountId?: string | null | undefined; // ours, as the survey was sent with it
  email?: string | null | undefined;
  name?: string | null | undefined; // of the company, for people
};

/**
 * Whose answer it is: by our account_id where the survey was sent with it, else by the domain of the address that answered. Null: nobody can say.
 */
export function respondentHint({ accountId, email, name = null }: Respondent): AccountHint | null {
  const known = (accountId ?? '').trim();
  const domain = domainOf(email ?? '');
  const domains = domain === '' ? [] : [domain];
  if (known !== '') return { key: known, externalId: known, domains, name };
  return domain === '' ? null : { key: `domain:${domain}`, domains, name: name ?? domain };
}

const domainOf = (email: string): string => (email.split('@')[1] ?? '').trim().toLowerCase();
