import fc from 'fast-check';
import { accountBlockId, findAccountId } from '../../src/views/account-block-id';
import { LIMITS } from '../../src/views/limits';

describe('the id of a block about one account', () => {
  it('gives the account back, whatever its id holds, and is never longer than Slack takes', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme' }),
        fc.integer({ min: 0, max: 99 }),
        (id, row) => {
          const blockId = accountBlockId(id, `person-${row}`);
          if (blockId === null) return;
          expect(findAccountId(blockId)).toBe(id);
          expect(blockId.length).toBeLessThanOrEqual(LIMITS.blockId);
        },
      ),
    );
  });

  it.each([
    [215, true],
    [216, false],
  ])('of %d characters is there for every part or for none: %p', (length, isThere) => {
    const parts = ['menu', 'person-14', 'page-10000'].map((part) => accountBlockId('x'.repeat(length), part) !== null);
    expect(parts).toEqual([isThere, isThere, isThere]);
  });

  it.each(['account:buttons', 'alert:a:b:c', 'account::menu', 'account:%E0%A4%A:menu', ''])('is not %p', (blockId) => {
    expect(findAccountId(blockId)).toBeNull();
  });
});
