import type { FactForm, LackingAccount } from '../../src/domain/required-fact';
import { buildCompleteness } from '../../src/views/facts/completeness';
import { anyOfFacts } from '../../src/views/facts/fact-words';
import { buildFillInModal } from '../../src/views/facts/fill-in-modal';
import { buildLackingModal } from '../../src/views/facts/lacking-modal';
import { lintView } from '../support/lint-blocks';
import { HOSTILE } from './cards';
import { textOf } from './reading';

const elsewhere = { kind: 'elsewhere' } as const;
const form = (over: Partial<FactForm> = {}): FactForm => ({
  accountId: 'a1',
  name: HOSTILE,
  currency: 'EUR',
  missing: ['executive_sponsor', 'champion', 'renewal_on', 'arr', 'owner'],
  entered: [],
  ...over,
});
const inputsOf = (view: ReturnType<typeof buildFillInModal>) => view.blocks.flatMap((block) => (block.type === 'input' ? block.block_id ?? [] : [])); // prettier-ignore

describe('the form of required facts', () => {
  it('asks for all that is missing, but not for an owner, and holds what Slack takes', () => {
    const view = buildFillInModal(form(), elsewhere);
    expect(lintView(view)).toEqual([]);
    expect(inputsOf(view)).toEqual([
      'fact_sponsor',
      'fact_sponsor_email',
      'fact_champion',
      'fact_champion_email',
      'fact_renewal_on',
      'fact_arr',
    ]);
  });

  it('holds the longest of names and what was entered with it', () => {
    const value = { name: HOSTILE.repeat(40).slice(0, 200), email: `${'x'.repeat(240)}@a.test` };
    const entered = [{ field: 'champion' as const, value, byName: HOSTILE, enteredAt: new Date(0) }];
    const view = buildFillInModal(form({ missing: [], entered }), { kind: 'lacking', viewId: 'V'.repeat(20) });
    expect(lintView(view)).toEqual([]);
    expect(textOf(view.blocks.slice(0, 2))).not.toContain('<!channel>');
    expect(inputsOf(view)).toEqual(['fact_champion_entered', 'fact_champion_email_entered']);
  });

  it('says so when nothing is missing by now, and has nothing to send', () => {
    const view = buildFillInModal(form({ missing: ['owner'] }), elsewhere);
    expect(lintView(view)).toEqual([]);
    expect(textOf(view)).toContain('Nothing that is required of it is missing.');
    expect(view.submit).toBeUndefined();
  });
});

describe('the list of accounts that lack something', () => {
  const row = (index: number, over: Partial<LackingAccount> = {}): LackingAccount => ({
    accountId: `a${index}`,
    name: HOSTILE,
    arr: 1000,
    currency: 'EUR',
    missing: ['arr'],
    ...over,
  });

  it('holds twenty, and counts the others', () => {
    const view = buildLackingModal({ total: 31, rows: Array.from({ length: 20 }, (_, index) => row(index)) });
    expect(lintView(view)).toEqual([]);
    expect(textOf(view)).toContain('and 11 more accounts');
    expect(textOf(view)).not.toContain('<!channel>');
  });

  it('offers no form where only an owner is missing: nobody can enter one', () => {
    const view = buildLackingModal({ total: 2, rows: [row(1, { missing: ['owner'] }), row(2, { missing: ['owner', 'arr'] })] }); // prettier-ignore
    expect(view.blocks.map((block) => 'accessory' in block)).toEqual([false, true]);
  });

  it('says when nothing is missing', () => {
    expect(textOf(buildLackingModal({ total: 0, rows: [] }))).toContain('Everything that is required is known');
  });
});

describe('the words', () => {
  it.each([
    [['arr'], 'an ARR'],
    [['executive_sponsor', 'renewal_on'], 'an executive sponsor or a renewal date'],
    [['executive_sponsor', 'champion', 'owner'], 'an executive sponsor, a champion or an owner'],
  ] as const)('of %j are %s', (facts, words) => expect(anyOfFacts(facts)).toBe(words));

  it('count only what is unknown of anybody', () => {
    const counts = (unknown: number) => [
      { fact: 'arr' as const, accounts: 149, unknown: 0 },
      { fact: 'executive_sponsor' as const, accounts: 149, unknown },
    ];
    expect(textOf(buildCompleteness(counts(12)))).toContain('Executive sponsor unknown for 12 of 149 customers');
    expect(textOf(buildCompleteness(counts(12)))).not.toContain('ARR');
    expect(buildCompleteness(counts(0))).toEqual([]);
  });
});
