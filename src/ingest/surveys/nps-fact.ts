import type { AccountHint, Mapped } from '../pull/connector';

export type NpsAnswer = {
  id: string;
  account: AccountHint | null;
  score: number; // 0 to 10: whatever is not, the contract refuses
  comment: string | null;
  respondedAt: string; // ISO 8601 with zone
  version: Date | null;
};

export const NPS_COLUMNS = ['response_id', 'responded_at', 'score', 'comment'];

/** An answer on the scale from 0 to 10, or [] where nobody can say whose it is: such an answer is about no account. */
export function npsFact({ id, account, score, comment, respondedAt, version }: NpsAnswer): Mapped[] {
  if (account === null) return [];
  const cells = { response_id: id, responded_at: respondedAt, score, comment };
  return [{ kind: 'fact', stream: 'nps', account, version, cells }];
}
