import type { KnownBand } from '../../domain/band';
import type { AccountHint } from '../pull/connector';

/** Something that was written or measured on the old platform: shown as a note on the account, read by people and by nothing that scores. */
export type ExportNote = {
  formId: string; // the same however often the file is read
  line: number;
  hint: AccountHint;
  byEmail: string | null; // null: the platform itself
  writtenAt: Date;
  changed: string | null;
  trends: string | null;
  action: string | null;
};

/** A person's judgement with its author, reason and end. */
export type ExportJudgement = { byEmail: string; band: KnownBand; reason: string; expiresAt: Date };
