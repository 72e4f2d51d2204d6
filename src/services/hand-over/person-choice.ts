import { createHash } from 'node:crypto';
import type { Colleague } from '../../db/queries/colleagues';
import type { PersonChoice } from '../../domain/person-choice';

const KEY_LENGTH = 24;

/** People as a form offers them. The key is no address: what a form carries is read by its client, and an address may be too long for it. */
export const toPersonChoice = ({ email, name, role, pod }: Colleague): PersonChoice => ({
  key: toPersonKey(email),
  name,
  role,
  pod,
});

export const toPersonKey = (email: string): string =>
  createHash('sha256').update(email).digest('hex').slice(0, KEY_LENGTH);

/** The person behind a submitted key, among those who were on offer; null for a key nobody was offered. */
export function findChosen(colleagues: readonly Colleague[], key: string): Colleague | null {
  return colleagues.find((colleague) => toPersonChoice(colleague).key === key) ?? null;
}
