import fc from 'fast-check';
import { REQUIRED_FACTS, type KnownFacts } from '../../src/domain/required-fact';
import { listMissingFacts } from '../../src/scoring/missing-facts';

const known = fc.record(Object.fromEntries(REQUIRED_FACTS.map((fact) => [fact, fc.boolean()]))) as fc.Arbitrary<KnownFacts>; // prettier-ignore
const required = fc.shuffledSubarray([...REQUIRED_FACTS]);

describe('the required facts that are missing of an account', () => {
  it('are those that are required and not known, in the order in which they are required', () => {
    const facts = { executive_sponsor: false, champion: false, renewal_on: true, arr: false, owner: true };
    expect(listMissingFacts(facts, ['arr', 'renewal_on', 'executive_sponsor'])).toEqual(['arr', 'executive_sponsor']);
    expect(listMissingFacts(facts, [])).toEqual([]);
  });

  it('and what is known are together what is required', () => {
    fc.assert(
      fc.property(known, required, (facts, wanted) => {
        const missing = listMissingFacts(facts, wanted);
        expect(wanted.filter((fact) => missing.includes(fact))).toEqual(missing);
        expect(wanted.filter((fact) => !missing.includes(fact)).every((fact) => facts[fact])).toBe(true);
        expect(missing.some((fact) => facts[fact])).toBe(false);
      }),
    );
  });
});
