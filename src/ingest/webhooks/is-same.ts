import { timingSafeEqual } from 'node:crypto';

/** Whether a signature is the expected one, in a time that does not tell how much of it is. Of another length it is not. */
export const isSame = (expected: Buffer, given: Buffer): boolean =>
  expected.length === given.length && timingSafeEqual(expected, given);
