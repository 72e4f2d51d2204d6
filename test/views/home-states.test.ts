import type { Home } from '../../src/domain/home';
import { REFUSALS } from '../../src/domain/viewer';
import { buildHome } from '../../src/views/home/build-home';
import { buildFailedHome, buildRefusedHome } from '../../src/views/home/notice';
import { REFUSAL_SENTENCES } from '../../src/views/notice';
import { lintView } from '../support/lint-blocks';
import { NOW } from './cards';
import { listActionIds, textOf } from './reading';
import { buildHomeSample, PERSON } from './samples';

const OPTIONS = { company: 'Our customers', command: '/health' };
const NOBODY = { red: [], expansion: [], bands: { red: 0, yellow: 0, green: 0, unknown: 0 }, week: null };
const ACCOUNTS = { stream: 'accounts', source: 'csv', asOf: NOW, limitHours: 48, isStale: false } as const;
const wordsOf = (changes: Partial<Home>): string => {
  const home = buildHome(buildHomeSample(changes), OPTIONS);
  expect(lintView(home)).toEqual([]);
  return textOf(home.blocks);
};
const roleOf = (role: Home['person']['role']) => ({ person: { ...PERSON, role } });

describe('the first visit', () => {
  it('explains itself, and the next one does not', () => {
    expect(wordsOf({ isFirstVisit: true })).toContain('Welcome to Barometer');
    expect(wordsOf({ isFirstVisit: true })).toContain('Answer with the buttons');
    expect(wordsOf({})).not.toContain('Welcome');
  });

  it('tells who looks over others where to look', () => {
    expect(wordsOf({ isFirstVisit: true, hasBook: false })).toContain('Look over all of it with `/health portfolio`');
  });
});

describe('an empty Home', () => {
  it.each([
    ['revops', 'Import accounts.csv with `barometer import`'],
    ['ae', 'RevOps is still connecting the sources'],
    ['exec', 'RevOps is still connecting the sources'],
  ] as const)('where nothing was delivered says to %s what to do', (role, expected) => {
    const words = wordsOf({ ...NOBODY, ...roleOf(role), freshness: [] });
    expect(words).toContain('No accounts have arrived yet.');
    expect(words).toContain(expected);
  });

  it.each([
    ['ae', 'once accounts.csv names you as their AE or CSM'],
    ['manager', 'once accounts.csv names your pod'],
  ] as const)('where none are theirs says to %s how to get some', (role, expected) => {
    const words = wordsOf({ ...NOBODY, ...roleOf(role), freshness: [ACCOUNTS] });
    expect(words).toContain('No accounts are yours yet.');
    expect(words).toContain(`${expected}: ask RevOps if you miss one.`);
    expect(words).not.toContain('Waiting for you');
  });

  it('is none while accounts wait for their first score', () => {
    expect(wordsOf({ ...NOBODY, unscored: 3 })).toContain('None so far; 3 accounts not scored yet.');
  });
});

describe('stale usage', () => {
  it.each([
    [NOW, 'It reaches only to <!date^'],
    [null, 'It has never arrived'],
  ])('R30: R31: stands on top, with what rests on it and what to do, as of %j', (asOf, expected) => {
    const words = wordsOf({ staleUsage: { asOf, limitHours: 48 }, expansion: null });
    expect(words).toContain('Usage data is too old to act on');
    expect(words).toContain(expected);
    expect(words).toContain(
      'the limit is 48 h. Changes of colour and offers wait until it is back: `/health freshness`',
    );
    expect(words.indexOf('too old to act on')).toBeLessThan(words.indexOf('Waiting for you'));
  });

  it('is not spoken of while usage is fresh', () => expect(wordsOf({})).not.toContain('too old'));
});

describe('Home of someone who may not use Barometer', () => {
  it.each(REFUSALS)('is one sentence without a button for %s', (reason) => {
    const home = buildRefusedHome(reason);
    expect(lintView(home)).toEqual([]);
    expect(home.blocks).toHaveLength(1);
    expect(listActionIds(home.blocks)).toEqual([]);
  });

  it.each(['guest', 'external', 'unmapped'] as const)('says to %s whom to ask', (reason) => {
    expect(REFUSAL_SENTENCES[reason]).toMatch(/[Aa]sk /);
  });

  it('offers to try again when it could not be read', () => {
    expect(lintView(buildFailedHome())).toEqual([]);
    expect(listActionIds(buildFailedHome().blocks)).toEqual(['home.refresh']);
  });
});
