import type { AlertEventKind, Outcome } from './alert';
import type { Band } from './band';
import type { ContactRole } from './contact';
import type { EnteredField, EnteredValue } from './entered-fact';
import type { Judged } from './override';
import type { TriggerId } from './trigger';

/** What became of what a person entered. `known`: a source knows it by now. */
export type EnteredStep = 'entered' | 'taken_back' | 'known';

/** What an account's timeline is made of (R188). */
type What =
  | { kind: 'band'; from: Band; to: Band; score: number | null; isNewModel: boolean }
  | { kind: 'alert'; event: AlertEventKind; trigger: TriggerId; byName: string | null; note: string | null; outcome: Outcome | null } // prettier-ignore
  | { kind: 'activity'; activity: string | null; attended: boolean | null; byName: string | null; note: string | null }
  | { kind: 'ticket'; step: 'opened' | 'solved'; ticketId: string; openHours: number | null }
  | {
      kind: 'invoice';
      step: 'past_due' | 'paid_late' | 'disputed';
      amount: number;
      currency: string | null;
      lateDays: number;
    }
  | { kind: 'note'; byName: string; changed: string | null; trends: string | null; action: string | null }
  | { kind: 'override'; step: 'made' | 'withdrawn'; byName: string; judged: Judged; reason: string }
  | {
      kind: 'entered';
      step: EnteredStep;
      field: EnteredField;
      value: EnteredValue;
      currency: string | null;
      byName: string | null;
    }
  | { kind: 'survey'; score: number; who: string | null }
  | { kind: 'left'; who: string | null; role: ContactRole | null };

/** `day`: a calendar day without a time (YYYY-MM-DD), at whose beginning in UTC it is sorted. `key` is one entry's alone. */
export type TimelineEntry = { at: Date; day: string | null; key: string; what: What };

export type TimelinePage = {
  accountId: string;
  name: string;
  sinceOn: string; // YYYY-MM-DD: how far back it reaches
  entries: readonly TimelineEntry[]; // newest first
  page: number; // from 0
  hasMore: boolean;
};
