import { lintMessage, lintView } from '../support/lint-blocks';

const textInput = { type: 'plain_text_input', action_id: 't' };
const said = (text: unknown) => ({ type: 'section', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text, verbatim: true });
const button = (changes: object = {}) => ({
  type: 'button',
  action_id: 'a',
  text: { type: 'plain_text', text: 'Go' },
  ...changes,
});
const actions = (...elements: unknown[]) => ({ type: 'actions', elements });

describe('the Block Kit linter', () => {
  it('takes a small correct message', () => {
    expect(
      lintMessage({ text: 'Hello', blocks: [said(mrkdwn('Hello <@U0DANA> &amp; all')), actions(button())] }),
    ).toEqual([]);
  });

  it.each([
    ['a message without text', { text: ' ', blocks: [said(mrkdwn('x'))] }, /^text: missing/],
    ['no blocks at all', { text: 'x', blocks: [] }, /empty/],
    ['51 blocks', { text: 'x', blocks: Array.from({ length: 51 }, () => ({ type: 'divider' })) }, /51, at most 50/],
    ['a ping in the text', { text: '<!here> x', blocks: [said(mrkdwn('x'))] }, /unescaped <!/],
    ['a ping in a block', { text: 'x', blocks: [said(mrkdwn('<!channel>'))] }, /unescaped <!/],
    ['a bare <', { text: 'x', blocks: [said(mrkdwn('a < b'))] }, /unescaped < or >/],
    ['a bare &', { text: 'x', blocks: [said(mrkdwn('a & b'))] }, /unescaped &/],
    ['mrkdwn that is not verbatim', { text: 'x', blocks: [said({ type: 'mrkdwn', text: 'x' })] }, /verbatim/],
    ['3001 characters', { text: 'x', blocks: [said(mrkdwn('x'.repeat(3001)))] }, /3001 characters/],
    ['a modal block', { text: 'x', blocks: [{ type: 'alert' }] }, /alert not allowed in a message/],
    ['two buttons of one id', { text: 'x', blocks: [actions(button(), button())] }, /"a" twice/],
    [
      'two blocks of one id',
      { text: 'x', blocks: [1, 2].map(() => ({ type: 'divider', block_id: 'b' })) },
      /"b" twice/,
    ],
    [
      'an image without words',
      { text: 'x', blocks: [{ type: 'image', image_url: 'https://example.com/1' }] },
      /alt_text/,
    ],
    ['an empty value', { text: 'x', blocks: [actions(button({ value: '' }))] }, /value: empty/],
    ['six overflow options', { text: 'x', blocks: [actions(overflow(6))] }, /6, from 1 to 5/],
    ['a text input', { text: 'x', blocks: [{ type: 'input', label: plain('l'), element: textInput }] }, /not allowed/],
  ])('refuses %s', (_what, message, problem) => {
    expect(lintMessage(message).join('\n')).toMatch(problem);
  });

  it.each([
    ['inputs without submit', { title: plain('T') }, /submit: missing/],
    ['a title of 25 characters', { title: plain('x'.repeat(25)), submit: plain('Go') }, /title: 25/],
    ['no title', { submit: plain('Go') }, /title: missing/],
    [
      '3001 characters of metadata',
      { title: plain('T'), submit: plain('Go'), private_metadata: 'x'.repeat(3001) },
      /3001/,
    ],
  ])('refuses a modal with %s', (_what, changes, problem) => {
    const view = { type: 'modal', blocks: [{ type: 'input', label: plain('l'), element: textInput }], ...changes };
    expect(lintView(view).join('\n')).toMatch(problem);
  });

  it('refuses a table on Home, where it has been seen not to render', () => {
    expect(lintView({ type: 'home', blocks: [{ type: 'table' }] })).toEqual(['blocks[0]: table not allowed in a home']);
  });
});

function plain(text: string) {
  return { type: 'plain_text', text };
}

function overflow(count: number) {
  const options = Array.from({ length: count }, (_, index) => ({ text: plain('o'), value: `${index}` }));
  return { type: 'overflow', action_id: 'o', options };
}
