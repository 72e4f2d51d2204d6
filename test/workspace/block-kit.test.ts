import fc from 'fast-check';
import { findBlockProblems } from '../../workspace/server/block-kit/find-block-problems';
import { findViewProblems } from '../../workspace/server/block-kit/find-view-problems';
import type { Surface } from '../../workspace/server/block-kit/surfaces';

const plain = (length: number) => ({ type: 'plain_text', text: 'x'.repeat(length) });
const mrkdwn = (length: number) => ({ type: 'mrkdwn', text: 'x'.repeat(length) });
const many = <T>(count: number, one: (index: number) => T): T[] => Array.from({ length: count }, (_, n) => one(n));

const option = (n: number, length = 5) => ({ text: plain(length), value: `v${n}` });
const button = (fields: object) => ({ type: 'button', text: plain(4), ...fields });
const actions = (...elements: object[]) => [{ type: 'actions', elements }];
const section = (fields: object) => [{ type: 'section', ...fields }];
const input = (element: object, fields: object = {}) => [{ type: 'input', label: plain(5), element, ...fields }];
const select = (fields: object) => actions({ type: 'static_select', ...fields });
const image = { type: 'image', alt_text: 'chart', image_url: 'https://example.com/a.png' };
const rows = (count: number, cells: number) => many(count, () => many(cells, () => ({ type: 'raw_text', text: 'x' })));
const card = (fields: object) => [{ type: 'card', title: mrkdwn(5), ...fields }];
const richText = {
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'x' }] }],
};

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
    const table = (length: number) => [{ type: 'table', rows: [[{ type: 'raw_text', text: 'x'.repeat(length) }]] }];
    expect(findBlockProblems(table(10_000), 'message')).toEqual([]);
    expect(findBlockProblems(table(10_001), 'message')).toEqual([expect.stringContaining('/blocks/0/rows')]);
  });
});

const SAMPLES: Record<string, unknown[]> = {
  actions: actions(button({})),
  alert: [{ type: 'alert', text: plain(1), level: 'warning' }],
  card: card({}),
  carousel: [{ type: 'carousel', elements: card({}) }],
  container: [{ type: 'container', title: plain(1), child_blocks: [{ type: 'divider' }] }],
  context: [{ type: 'context', elements: [plain(1), image] }],
  context_actions: [{ type: 'context_actions', elements: [{ type: 'icon_button', icon: 'trash', text: plain(1) }] }],
  data_table: [{ type: 'data_table', caption: 'c', rows: rows(2, 1) }],
  divider: [{ type: 'divider' }],
  header: [{ type: 'header', text: plain(1) }],
  image: [image],
  input: input({ type: 'plain_text_input' }),
  markdown: [{ type: 'markdown', text: '*x*' }],
  plan: [{ type: 'plan', title: 'p', tasks: [{ type: 'task_card', task_id: '1', title: 't', status: 'pending' }] }],
  rich_text: [richText],
  section: section({ text: plain(1), accessory: image }),
  table: [{ type: 'table', rows: rows(1, 1) }],
  task_card: [{ type: 'task_card', task_id: '1', title: 't', status: 'complete' }],
  video: [
    {
      type: 'video',
      video_url: 'https://example.com/v',
      thumbnail_url: 'https://example.com/t',
      alt_text: 'v',
      title: plain(1),
    },
  ],
  datetimepicker: actions({ type: 'datetimepicker' }),
  email_text_input: input({ type: 'email_text_input' }),
  file_input: input({ type: 'file_input' }),
  number_input: input({ type: 'number_input', is_decimal_allowed: false }),
  rich_text_input: input({ type: 'rich_text_input' }),
  url_text_input: input({ type: 'url_text_input' }),
  workflow_button: actions({
    type: 'workflow_button',
    text: plain(1),
    workflow: { trigger: { url: 'https://example.com' } },
  }),
};
const ELSEWHERE: Record<string, Surface[]> = {
  alert: ['message', 'home'],
  card: ['modal'],
  carousel: ['modal'],
  container: ['modal'],
  context_actions: ['modal', 'home'],
  data_table: ['modal', 'home'],
  markdown: ['modal', 'home'],
  plan: ['modal', 'home'],
  table: ['modal', 'home'],
  task_card: ['modal', 'home'],
  datetimepicker: ['home'],
  email_text_input: ['message', 'home'],
  file_input: ['message', 'home'],
  number_input: ['message', 'home'],
  rich_text_input: ['message'],
  url_text_input: ['message', 'home'],
  workflow_button: ['modal', 'home'],
};

describe('where things may stand', () => {
  it.each(Object.keys(SAMPLES))('%s', (type) => {
    const surfaces: Surface[] = ['message', 'modal', 'home'];
    const refused = surfaces.filter((surface) => findBlockProblems(SAMPLES[type], surface).length > 0);
    expect(refused).toEqual(ELSEWHERE[type] ?? []);
  });

  it('says which type is on the wrong surface', () => {
    expect(findBlockProblems(SAMPLES.alert, 'message')).toEqual([
      'unsupported type: alert [json-pointer:/blocks/0/type]',
    ]);
  });
});

describe('shape', () => {
  it('takes no unknown block, element or field', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(SAMPLES)), fc.stringMatching(/^[a-z]{3,8}_x$/), (type, field) => {
        const [block] = SAMPLES[type] as object[];
        const problems = findBlockProblems([{ ...block, [field]: 1 }], 'message');
        expect(problems).toContain(`invalid additional property: ${field} [json-pointer:/blocks/0]`);
      }),
    );
    expect(findBlockProblems([{ type: 'poll' }], 'message')).toEqual([
      'unsupported type: poll [json-pointer:/blocks/0/type]',
    ]);
    expect(findBlockProblems(actions({ type: 'plain_text_input' }), 'modal')).toEqual([
      'unsupported type: plain_text_input [json-pointer:/blocks/0/elements/0/type]',
    ]);
    expect(findBlockProblems([{}], 'message')).toEqual(['missing required field: type [json-pointer:/blocks/0]']);
  });

  it.each([
    ['a section without text and fields', section({}), 'must define either `text` or `fields`'],
    [
      'an input without label',
      [{ type: 'input', element: { type: 'plain_text_input' } }],
      'missing required field: label',
    ],
    ['an image without source', [{ type: 'image', alt_text: 'x' }], 'must define either `image_url` or `slack_file`'],
    [
      'a select with options and groups',
      select({ options: [option(1)], option_groups: [{ label: plain(1), options: [option(1)] }] }),
      'must define either `options` or `option_groups`',
    ],
    [
      'an initial option that is not offered',
      select({ options: [option(1)], initial_option: option(2) }),
      'initial option must match one of the options',
    ],
    [
      'a date that is none',
      actions({ type: 'datepicker', initial_date: '1 May' }),
      'must be a date in the format YYYY-MM-DD',
    ],
    ['a file block', [{ type: 'file', source: 'remote', external_id: 'x' }], 'a file block cannot be posted by an app'],
    ['two tables', [...(SAMPLES.table ?? []), ...(SAMPLES.table ?? [])], 'only_one_table_allowed'],
    [
      'two focused elements',
      [
        ...select({ options: [option(1)], focus_on_load: true }),
        ...select({ options: [option(1)], focus_on_load: true }),
      ],
      'only one element may focus on load',
    ],
  ])('%s is refused', (_what, blocks, problem) => {
    expect(findBlockProblems(blocks, 'message')).toEqual([expect.stringContaining(problem)]);
  });

  it('wants block ids unique on the surface, action ids unique in their block only', () => {
    const two = (a: string, b: string) => [
      { type: 'divider', block_id: a },
      { type: 'divider', block_id: b },
    ];
    expect(findBlockProblems(two('a', 'b'), 'message')).toEqual([]);
    expect(findBlockProblems(two('a', 'a'), 'message')).toEqual([
      'block_id a already exists [json-pointer:/blocks/1/block_id]',
    ]);
    const ack = button({ action_id: 'ack' });
    expect(findBlockProblems([...actions(ack), ...actions(ack)], 'home')).toEqual([]);
    expect(findBlockProblems(actions(ack, ack), 'home')).toEqual([
      'action_id ack already exists [json-pointer:/blocks/0/elements/1/action_id]',
    ]);
  });
});

describe('views', () => {
  const modal = (fields: object) => ({ type: 'modal', title: plain(5), blocks: [{ type: 'divider' }], ...fields });

  it.each([
    ['title', 24, (n: number) => modal({ title: plain(n) })],
    ['submit', 24, (n: number) => modal({ submit: plain(n) })],
    ['close', 24, (n: number) => modal({ close: plain(n) })],
    ['private_metadata', 3000, (n: number) => modal({ private_metadata: 'x'.repeat(n) })],
    ['callback_id', 255, (n: number) => modal({ callback_id: 'x'.repeat(n) })],
    ['external_id', 255, (n: number) => modal({ external_id: 'x'.repeat(n) })],
  ])('%s: %d characters and no more', (field, limit, build) => {
    expect(findViewProblems(build(limit), ['modal'])).toEqual([]);
    expect(findViewProblems(build(limit + 1), ['modal'])).toEqual([expect.stringContaining(`/view/${field}`)]);
  });

  it('a modal with an input needs a submit button, a Home does not', () => {
    const blocks = input({ type: 'plain_text_input' });
    expect(findViewProblems(modal({ blocks }), ['modal'])).toEqual([
      'must define `submit` to use an `input` block in modals [json-pointer:/view/blocks/0/input]',
    ]);
    expect(findViewProblems(modal({ blocks, submit: plain(4) }), ['modal'])).toEqual([]);
    expect(findViewProblems({ type: 'home', blocks }, ['home'])).toEqual([]);
  });

  it('a modal needs a title, and a Home takes none', () => {
    expect(findViewProblems(modal({ title: undefined }), ['modal'])).toEqual([
      'missing required field: title [json-pointer:/view]',
    ]);
    expect(findViewProblems({ type: 'home', blocks: [], title: plain(1) }, ['home'])).toEqual([
      'invalid additional property: title [json-pointer:/view]',
    ]);
  });

  it('complains about its blocks under /view/blocks', () => {
    expect(findViewProblems(modal({ blocks: SAMPLES.table }), ['modal'])).toEqual([
      'unsupported type: table [json-pointer:/view/blocks/0/type]',
    ]);
  });
});
