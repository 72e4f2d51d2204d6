import { findBlockProblems } from '../../workspace/server/block-kit/find-block-problems';
import type { Surface } from '../../workspace/server/block-kit/surfaces';
import {
  plain,
  mrkdwn,
  many,
  option,
  button,
  actions,
  section,
  input,
  select,
  image,
  rows,
  card,
} from './block-samples';

/** Limit, a builder of blocks for a size, the surface, and the path of the complaint when one over. */
const LIMITS: [string, number, (size: number) => unknown[], Surface, string][] = [
  ['blocks of a message', 50, (n) => many(n, () => ({ type: 'divider' })), 'message', '/blocks'],
  ['blocks of a modal', 100, (n) => many(n, () => ({ type: 'divider' })), 'modal', '/blocks'],
  ['blocks of a Home', 100, (n) => many(n, () => ({ type: 'divider' })), 'home', '/blocks'],
  [
    'characters of a block_id',
    255,
    (n) => [{ type: 'divider', block_id: 'x'.repeat(n) }],
    'message',
    '/blocks/0/block_id',
  ],
  [
    'characters of an action_id',
    255,
    (n) => actions(button({ action_id: 'x'.repeat(n) })),
    'message',
    '/blocks/0/elements/0/action_id',
  ],
  ['characters of a section', 3000, (n) => section({ text: mrkdwn(n) }), 'message', '/blocks/0/text/text'],
  ['fields of a section', 10, (n) => section({ fields: many(n, () => mrkdwn(1)) }), 'message', '/blocks/0/fields'],
  ['characters of a field', 2000, (n) => section({ fields: [mrkdwn(n)] }), 'message', '/blocks/0/fields/0/text'],
  ['characters of a header', 150, (n) => [{ type: 'header', text: plain(n) }], 'home', '/blocks/0/text/text'],
  [
    'elements of a context',
    10,
    (n) => [{ type: 'context', elements: many(n, () => mrkdwn(1)) }],
    'message',
    '/blocks/0/elements',
  ],
  ['elements of an actions block', 25, (n) => actions(...many(n, () => button({}))), 'message', '/blocks/0/elements'],
  [
    'characters of a label',
    2000,
    (n) => input({ type: 'plain_text_input' }, { label: plain(n) }),
    'modal',
    '/blocks/0/label/text',
  ],
  [
    'characters of a hint',
    2000,
    (n) => input({ type: 'plain_text_input' }, { hint: plain(n) }),
    'modal',
    '/blocks/0/hint/text',
  ],
  ['characters of an alt text', 2000, (n) => [{ ...image, alt_text: 'x'.repeat(n) }], 'message', '/blocks/0/alt_text'],
  ['characters of an image title', 2000, (n) => [{ ...image, title: plain(n) }], 'message', '/blocks/0/title/text'],
  ['rows of a table', 100, (n) => [{ type: 'table', rows: rows(n, 1) }], 'message', '/blocks/0/rows'],
  ['cells of a row', 20, (n) => [{ type: 'table', rows: rows(1, n) }], 'message', '/blocks/0/rows/0'],
  [
    'rows of a data table',
    201,
    (n) => [{ type: 'data_table', caption: 'c', rows: rows(n, 1) }],
    'message',
    '/blocks/0/rows',
  ],
  ['characters of an alert', 200, (n) => [{ type: 'alert', text: plain(n) }], 'modal', '/blocks/0/text/text'],
  ['characters of a card title', 150, (n) => card({ title: mrkdwn(n) }), 'message', '/blocks/0/title/text'],
  ['characters of a card body', 200, (n) => card({ body: mrkdwn(n) }), 'message', '/blocks/0/body/text'],
  ['buttons of a card', 3, (n) => card({ actions: many(n, () => button({})) }), 'message', '/blocks/0/actions'],
  [
    'cards of a carousel',
    10,
    (n) => [{ type: 'carousel', elements: many(n, () => card({})[0]) }],
    'message',
    '/blocks/0/elements',
  ],
  [
    'blocks of a container',
    10,
    (n) => [{ type: 'container', title: plain(1), child_blocks: many(n, () => ({ type: 'divider' })) }],
    'message',
    '/blocks/0/child_blocks',
  ],
  ['characters of markdown', 12_000, (n) => [{ type: 'markdown', text: 'x'.repeat(n) }], 'message', '/blocks/0/text'],
  [
    'characters of a button',
    75,
    (n) => actions(button({ text: plain(n) })),
    'message',
    '/blocks/0/elements/0/text/text',
  ],
  [
    'characters of a button value',
    2000,
    (n) => actions(button({ value: 'x'.repeat(n) })),
    'message',
    '/blocks/0/elements/0/value',
  ],
  ['characters of a url', 3000, (n) => actions(button({ url: 'x'.repeat(n) })), 'message', '/blocks/0/elements/0/url'],
  [
    'characters of an accessibility label',
    75,
    (n) => actions(button({ accessibility_label: 'x'.repeat(n) })),
    'message',
    '/blocks/0/elements/0/accessibility_label',
  ],
  [
    'options of an overflow',
    5,
    (n) => actions({ type: 'overflow', options: many(n, option) }),
    'message',
    '/blocks/0/elements/0/options',
  ],
  ['options of a select', 100, (n) => select({ options: many(n, option) }), 'message', '/blocks/0/elements/0/options'],
  [
    'groups of a select',
    100,
    (n) => select({ option_groups: many(n, (g) => ({ label: plain(1), options: [option(g)] })) }),
    'message',
    '/blocks/0/elements/0/option_groups',
  ],
  [
    'characters of an option',
    75,
    (n) => select({ options: [option(1, n)] }),
    'message',
    '/blocks/0/elements/0/options/0/text/text',
  ],
  [
    'characters of an option value',
    75,
    (n) => select({ options: [{ text: plain(1), value: 'x'.repeat(n) }] }),
    'message',
    '/blocks/0/elements/0/options/0/value',
  ],
  [
    'radio buttons',
    10,
    (n) => actions({ type: 'radio_buttons', options: many(n, option) }),
    'message',
    '/blocks/0/elements/0/options',
  ],
  [
    'checkboxes',
    10,
    (n) => actions({ type: 'checkboxes', options: many(n, option) }),
    'message',
    '/blocks/0/elements/0/options',
  ],
  [
    'characters of a placeholder',
    150,
    (n) => select({ options: [option(1)], placeholder: plain(n) }),
    'message',
    '/blocks/0/elements/0/placeholder/text',
  ],
  [
    'characters of a confirm title',
    100,
    (n) => actions(button({ confirm: { title: plain(n), text: plain(1) } })),
    'message',
    '/blocks/0/elements/0/confirm/title/text',
  ],
  [
    'characters of a confirm text',
    300,
    (n) => actions(button({ confirm: { text: plain(n) } })),
    'message',
    '/blocks/0/elements/0/confirm/text/text',
  ],
  [
    'characters of a confirm button',
    30,
    (n) => actions(button({ confirm: { text: plain(1), deny: plain(n) } })),
    'message',
    '/blocks/0/elements/0/confirm/deny/text',
  ],
  [
    'characters an input may demand',
    3000,
    (n) => input({ type: 'plain_text_input', max_length: n }),
    'modal',
    '/blocks/0/element/max_length',
  ],
];

const wordyTable = (length: number) => [{ type: 'table', rows: [[{ type: 'raw_text', text: 'x'.repeat(length) }]] }];

describe('Block Kit limits', () => {
  it.each(LIMITS)('%s: %d and no more', (_what, limit, build, surface, path) => {
    expect(findBlockProblems(build(limit), surface)).toEqual([]);
    expect(findBlockProblems(build(limit + 1), surface)).toEqual([expect.stringContaining(`[json-pointer:${path}]`)]);
  });

  it.each([
    ['a text', section({ text: mrkdwn(0) }), 'must be more than 0 characters [json-pointer:/blocks/0/text/text]'],
    ['an actions block', actions(), 'no fewer than 1 items allowed [json-pointer:/blocks/0/elements]'],
    ['a block list', 'text', 'Invalid input: expected array, received string [json-pointer:/blocks]'],
  ])('%s may not be empty or of another kind', (_what, blocks, problem) => {
    expect(findBlockProblems(blocks, 'message')).toEqual([problem]);
  });

  it('counts the characters of a whole table', () => {
    expect(findBlockProblems(wordyTable(10_000), 'message')).toEqual([]);
    expect(findBlockProblems(wordyTable(10_001), 'message')).toEqual([expect.stringContaining('/blocks/0/rows')]);
  });
});
