import { buildAccountOptions, buildFindAccountModal, findAccountButton } from '../../../src/views/drill/find-account';
import { lintMessage, lintView } from '../../support/lint-blocks';
import { HOSTILE } from '../cards';

const option = (accountId: string, name = 'Acme', pod: string | null = 'West') => ({ accountId, name, pod, segment: 'mid_market' as const }); // prettier-ignore
const labelsOf = (...accounts: Parameters<typeof buildAccountOptions>[0]) =>
  buildAccountOptions(accounts).map(({ text }) => text.text);

describe('accounts on offer', () => {
  it('say pod and segment, which tell two of one name apart', () => {
    expect(labelsOf(option('a'), option('b', 'Acme', 'East'))).toEqual([
      'Acme · West · mid-market',
      'Acme · East · mid-market',
    ]);
  });

  it('say their id where nothing else tells them apart', () => {
    expect(labelsOf(option('a'), option('b'), option('c', 'Zenith', null))).toEqual([
      'Acme · West · mid-market · a',
      'Acme · West · mid-market · b',
      'Zenith · mid-market',
    ]);
  });

  it.each([
    [75, 1],
    [76, 0],
  ])('with an id of %d characters are %d: Slack takes no longer value', (length, offered) => {
    expect(buildAccountOptions([option('x'.repeat(length))])).toHaveLength(offered);
  });

  it('never exceed what Slack takes', () => {
    const long = option('x'.repeat(75), HOSTILE.repeat(20), 'p'.repeat(300));
    for (const { text } of buildAccountOptions([long, { ...long, accountId: 'y'.repeat(75) }]))
      expect(text.text.length).toBeLessThanOrEqual(75);
  });
});

describe('the form', () => {
  it('and its button are taken by Slack', () => {
    expect(lintView(buildFindAccountModal())).toEqual([]);
    const blocks = [{ type: 'actions', elements: [findAccountButton()] }];
    expect(lintMessage({ text: 'Find an account.', blocks })).toEqual([]);
  });
});
