import { insertAccountNote, listAccountNotes } from '../../db/queries/account-notes';
import { isAccountVisible } from '../../db/queries/overrides';
import type { AccountCard } from '../../domain/account-card';
import type { AccountNote, NoteText } from '../../domain/judgement';
import type { Caller } from '../../domain/viewer';
import { NotFoundError } from '../../errors';
import { requirePerson } from '../authorise';
import type { FindViewer } from '../find-viewer';
import { readAccountCard, type AccountCardDeps } from '../read-account-card';

const NOTES_SHOWN = 10;

type Asked = { caller: Caller; accountId: string; now: Date };
/** `formId`: the form that was filled in, the same when Slack sends it again. */
export type WrittenNote = Asked & NoteText & { formId: string };

export type ReviewNotes = {
  /** Before the form opens: the account's own numbers and what was written last. @throws NotFoundError, ForbiddenError */
  prepareNote: (asked: Asked) => Promise<{ card: AccountCard; notes: AccountNote[] }>;
  /** Keeps a note on an account one may see (R174). @throws NotFoundError, ForbiddenError */
  writeNote: (note: WrittenNote) => Promise<void>;
};

/** What people write when they review an account: read by people, never by what scores or alerts. */
export function createReviewNotes(deps: AccountCardDeps & { findViewer: FindViewer }): ReviewNotes {
  const { db, findViewer } = deps;
  return {
    prepareNote: async ({ caller, accountId, now }) => {
      const { scope } = requirePerson(await findViewer(caller, now));
      const [card, notes] = await Promise.all([
        readAccountCard(deps, { accountId, scope, now }),
        listAccountNotes(db, { accountId, now, limit: NOTES_SHOWN }),
      ]);
      return { card, notes };
    },
    writeNote: async ({ caller, accountId, changed, trends, action, formId, now }) => {
      const { person, scope } = requirePerson(await findViewer(caller, now));
      if (!(await isAccountVisible(db, { accountId, scope })))
        throw new NotFoundError('I find no such account among yours.');
      await insertAccountNote(db, {
        accountId,
        byEmail: person.email,
        changed,
        trends,
        action,
        writtenAt: now,
        formId,
      });
    },
  };
}
