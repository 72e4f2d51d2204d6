import type { Db } from '../../../src/db/client';
import { sourceAccounts } from '../../../src/db/schema';
import { choice } from '../forms';
import { RESPONSE_URL } from '../slack-stub';
import { NOW } from '../world';
import { press, submit } from './ask';
import type { Surface } from './surface';

const CUSTOMER = { source: 'zendesk', key: 'org-1' };
const customerOf = (): string => JSON.stringify(['zendesk', 'org-1']);
const stranger = { ...CUSTOMER, name: 'Initech', firstSeenAt: NOW, lastSeenAt: NOW };
const unmatched = async (db: Db) => db.insert(sourceAccounts).values(stranger);
const matched = async (db: Db) =>
  db.insert(sourceAccounts).values({ ...stranger, accountId: 'acme', matchedBy: 'person', matchedAt: NOW });
const save = { cells: 'sssssys', why: /^Only RevOps can /, given: unmatched, writes: 'source_accounts' } as const;
const form = (what: string, account: string | null) =>
  submit('match.customer', () => ({ ...CUSTOMER, responseUrl: RESPONSE_URL }), () => ({ match_what: choice(what), find_account: choice(account) })); // prettier-ignore

/** Customers of sources that nobody recognised: whose they are decides about every account's facts, so only RevOps says so. */
export const MATCHING: readonly Surface[] = [
  { name: 'Match a customer', ...press('match.open', customerOf), cells: save.cells, why: save.why, given: unmatched, shows: /Initech/, opens: 'match.customer' },
  { name: 'the form: match a customer', ...form('account', 'acme'), ...save, shows: /Initech \(zendesk\) is Acme\./ },
  { name: 'the form: no customer of ours', ...form('ignore', null), ...save, shows: /Initech \(zendesk\) is no customer of ours/ },
  { name: 'Undo a match in the list', ...press('match.take_back', customerOf), ...save, given: matched, shows: /Initech \(zendesk\) is nobody’s again/ },
  { name: 'Undo a match', ...press('match.undo', customerOf), ...save, given: matched, shows: /Initech \(zendesk\) is nobody’s again/ },
]; // prettier-ignore
