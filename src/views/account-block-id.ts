import { LIMITS } from './limits';

const ACCOUNT_BLOCK = /^account:([^:]+):/;

/** Leaves room for the part in what Slack takes: an account that has one of these blocks has them all. */
const LONGEST_ACCOUNT = LIMITS.blockId - 40;

/** Where a block speaks of one account, its id rides along; null for an id too long to ride. `part`: at most 30 characters. */
export function accountBlockId(accountId: string, part: string): string | null {
  const encoded = encodeURIComponent(accountId);
  return encoded.length <= LONGEST_ACCOUNT ? `account:${encoded}:${part}` : null;
}

/** The account a block speaks of; null for every other block. */
export function findAccountId(blockId: string): string | null {
  const encoded = ACCOUNT_BLOCK.exec(blockId)?.[1];
  return encoded === undefined ? null : decode(encoded);
}

function decode(encoded: string): string | null {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return null; // no view of ours wrote it
  }
}
