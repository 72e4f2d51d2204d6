import type { KnownBlock } from '@slack/types';
import { buildStateValues } from '../../workspace/page/surface/build-state-values';
import { findInputErrors } from '../../workspace/page/surface/find-input-errors';
import { toAction } from '../../workspace/page/surface/to-action';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const CALL = { text: plain('Call'), value: 'call' };
const MEETING = { text: plain('Meeting'), value: 'meeting' };

const BLOCKS: KnownBlock[] = [
  { type: 'section', block_id: 'top', text: plain('Account') },
  {
    type: 'section',
    block_id: 'side',
    text: plain('Due'),
    accessory: { type: 'datepicker', action_id: 'due', initial_date: '2026-03-02' },
  },
  {
    type: 'actions',
    block_id: 'row',
    elements: [
      { type: 'button', action_id: 'save', text: plain('Save'), value: '1' },
      { type: 'overflow', action_id: 'more', options: [CALL] },
      { type: 'users_select', action_id: 'who' },
      { type: 'checkboxes', action_id: 'boxes', options: [CALL, MEETING] },
    ],
  },
  {
    type: 'input',
    block_id: 'note',
    label: plain('Note'),
    element: { type: 'plain_text_input', action_id: 'text', min_length: 3, max_length: 5 },
  },
  {
    type: 'input',
    block_id: 'kind',
    optional: true,
    label: plain('Kind'),
    element: { type: 'static_select', action_id: 'kind', options: [CALL, MEETING], initial_option: CALL },
  },
];

const UNTOUCHED = {
  side: { due: { type: 'datepicker', selected_date: '2026-03-02' } },
  row: { who: { type: 'users_select', selected_user: null }, boxes: { type: 'checkboxes', selected_options: [] } },
  note: { text: { type: 'plain_text_input', value: null } },
  kind: { kind: { type: 'static_select', selected_option: CALL } },
};

describe('state.values of a surface', () => {
  it('has an entry for every element that holds something, with initial values, and none for buttons or menus', () => {
    expect(buildStateValues(BLOCKS, {})).toEqual(UNTOUCHED);
  });

  it('says what the person entered', () => {
    const touched = { note: { text: { type: 'plain_text_input', value: 'Rang' } } };
    expect(buildStateValues(BLOCKS, touched)).toEqual({ ...UNTOUCHED, ...touched });
  });

  it('forgets what was entered into elements that an update took away or turned into something else', () => {
    const touched = {
      gone: { text: { type: 'plain_text_input', value: 'Rang' } },
      note: { text: { type: 'static_select', selected_option: MEETING } },
    };
    expect(buildStateValues(BLOCKS, touched)).toEqual(UNTOUCHED);
  });
});

const withNote = (value: string | null) => ({ ...UNTOUCHED, note: { text: { type: 'plain_text_input', value } } });

describe('a submit, before it is sent', () => {
  it.each([
    [null, 'Please complete this required field.'],
    ['ab', 'Please enter at least 3 characters.'],
    ['abc', undefined],
    ['abcde', undefined],
    ['abcdef', 'Please enter at most 5 characters.'],
  ])('with the note %j says %j', (value, error) => {
    expect(findInputErrors(BLOCKS, withNote(value)).note).toBe(error);
  });

  it('does not insist on an optional field', () => {
    const values = { ...withNote('abc'), kind: { kind: { type: 'static_select', selected_option: null } } };
    expect(findInputErrors(BLOCKS, values)).toEqual({});
  });
});

describe('the action a press sends', () => {
  it('of a button is the button as drawn, without what only the screen needs', () => {
    const button = {
      type: 'button' as const,
      action_id: 'save',
      text: plain('Save'),
      value: '1',
      accessibility_label: 'Save the note',
    };
    expect(toAction(button, null)).toEqual({ type: 'button', action_id: 'save', text: plain('Save'), value: '1' });
  });

  it('of a menu carries the choice and not the choices', () => {
    const select = {
      type: 'static_select' as const,
      action_id: 'kind',
      options: [CALL, MEETING],
      initial_option: CALL,
    };
    expect(toAction(select, { type: 'static_select', selected_option: MEETING })).toEqual({
      type: 'static_select',
      action_id: 'kind',
      initial_option: CALL,
      selected_option: MEETING,
    });
  });
});
