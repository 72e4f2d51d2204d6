import { assert, constantFrom, property, stringMatching } from 'fast-check';
import { findBlockProblems } from '../../workspace/server/block-kit/find-block-problems';
import { findViewProblems } from '../../workspace/server/block-kit/find-view-problems';
import type { Surface } from '../../workspace/server/block-kit/surfaces';
import { plain, option, button, actions, section, input, select, SAMPLES } from './block-samples';

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

const two = (a: string, b: string) => [
  { type: 'divider', block_id: a },
  { type: 'divider', block_id: b },
];

describe('shape', () => {
  it('takes no unknown block, element or field', () => {
    assert(
      property(constantFrom(...Object.keys(SAMPLES)), stringMatching(/^[a-z]{3,8}_x$/), (type, field) => {
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

const modal = (fields: object) => ({ type: 'modal', title: plain(5), blocks: [{ type: 'divider' }], ...fields });

describe('views', () => {
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
