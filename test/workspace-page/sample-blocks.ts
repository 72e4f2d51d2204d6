import type { KnownBlock, ModalView } from '@slack/types';

const plain = (text: string) => ({ type: 'plain_text' as const, text, emoji: true });
const mrkdwn = (text: string) => ({ type: 'mrkdwn' as const, text, verbatim: true });
const option = (text: string, value: string) => ({ text: plain(text), value });
const section = (text: string): KnownBlock => ({ type: 'section', text: mrkdwn(text) });

/** An account name that would be markup, a mention and a tag to anyone careless. */
export const HOSTILE_NAME = '<!channel> & <b>';
const HOSTILE = '&lt;!channel&gt; &amp; &lt;b&gt;';

export const SENTENCE = `[${HOSTILE}] Yellow→Red. Logins down 41% in 14 days. Action: book a 30-min usage review this week. DRI: <@U1>`;

const SNOOZE: KnownBlock = {
  type: 'actions',
  block_id: 'alert:buttons',
  elements: [
    {
      type: 'button',
      action_id: 'alert.acknowledge',
      text: plain('Acknowledge'),
      style: 'primary',
      value: 'a1',
      accessibility_label: 'Acknowledge the alert',
    },
    {
      type: 'static_select',
      action_id: 'alert.snooze',
      placeholder: plain('Snooze'),
      options: [option('1 day', '1'), option('1 week', '7')],
    },
    { type: 'button', action_id: 'alert.log', text: plain('Log action'), value: 'a1' },
    {
      type: 'overflow',
      action_id: 'alert.more',
      options: [option('Why this score', 'why'), option('Not useful', 'noise')],
    },
  ],
};

/** The alert as first posted, or once someone has acknowledged it. */
export function alertMessage(acknowledgedBy: string | null) {
  const state =
    acknowledgedBy === null ? [SNOOZE] : [section(`:white_check_mark: Acknowledged by <@${acknowledgedBy}>`)];
  const facts: KnownBlock = { type: 'section', fields: [mrkdwn('*Score*\n31 ↓ 12'), mrkdwn('*Renewal*\n62 days')] };
  const when: KnownBlock = {
    type: 'context',
    elements: [mrkdwn('Seen <!date^1772442000^{date_short_pretty} at {time}|Mar 2, 9:00 UTC>')],
  };
  const blocks = [section(SENTENCE), facts, when, ...state];
  return { text: SENTENCE, attachments: [{ color: acknowledgedBy === null ? '#a30200' : '#daa038', blocks }] };
}

export const HOME: KnownBlock[] = [
  { type: 'header', text: plain('Your accounts') },
  section(':red_circle: *Acme* 31, *~44~* since _Monday_ · see <https://example.com/acme|the CRM>'),
  { type: 'divider' },
  {
    type: 'section',
    block_id: 'home:account',
    text: mrkdwn('*Globex*: expansion, 84'),
    accessory: {
      type: 'button',
      action_id: 'home.dismiss',
      text: plain('Dismiss'),
      style: 'danger',
      value: 'globex',
      confirm: {
        title: plain('Dismiss Globex?'),
        text: plain('It stays away for 30 days.'),
        confirm: plain('Dismiss it'),
        deny: plain('Keep it'),
      },
    },
  },
  {
    type: 'rich_text',
    elements: [
      {
        type: 'rich_text_list',
        style: 'bullet',
        elements: [
          { type: 'rich_text_section', elements: [{ type: 'text', text: 'Usage fresh', style: { bold: true } }] },
        ],
      },
    ],
  },
];

export const CARD: KnownBlock[] = [
  { type: 'header', text: plain('Acme') },
  section('```\n▁▂▃▅▇\n```\n> one quoted line\nand `code`'),
  {
    type: 'table',
    rows: [
      [
        { type: 'raw_text', text: 'Dimension' },
        { type: 'raw_text', text: 'Score' },
      ],
      [
        { type: 'raw_text', text: 'Product' },
        { type: 'raw_text', text: '28' },
      ],
    ],
  },
];

export const LOG_MODAL: ModalView = {
  type: 'modal',
  callback_id: 'log',
  title: plain('Log action'),
  submit: plain('Save'),
  close: plain('Cancel'),
  blocks: [
    { type: 'alert', level: 'warning', text: mrkdwn('Everyone in the pod sees this.') },
    {
      type: 'input',
      block_id: 'kind',
      label: plain('What happened'),
      element: {
        type: 'static_select',
        action_id: 'kind',
        initial_option: option('Call', 'call'),
        options: [option('Call', 'call'), option('Meeting', 'meeting')],
      },
    },
    {
      type: 'input',
      block_id: 'note',
      label: plain('Note'),
      hint: plain('One sentence is enough.'),
      element: { type: 'plain_text_input', action_id: 'note', multiline: true },
    },
    {
      type: 'input',
      block_id: 'contact',
      label: plain('Contact'),
      optional: true,
      element: {
        type: 'external_select',
        action_id: 'contact',
        min_query_length: 2,
        placeholder: plain('Find a contact'),
      },
    },
    {
      type: 'input',
      block_id: 'due',
      label: plain('Follow up on'),
      optional: true,
      element: { type: 'datepicker', action_id: 'due' },
    },
    {
      type: 'input',
      block_id: 'outcome',
      label: plain('Outcome'),
      optional: true,
      element: {
        type: 'radio_buttons',
        action_id: 'outcome',
        options: [option('Saved', 'saved'), option('Lost', 'lost')],
      },
    },
    {
      type: 'input',
      block_id: 'tell',
      label: plain('Also tell'),
      optional: true,
      element: { type: 'multi_users_select', action_id: 'tell', placeholder: plain('Choose people') },
    },
    {
      type: 'actions',
      block_id: 'deeper',
      elements: [{ type: 'button', action_id: 'modal.push', text: plain('Explain'), value: 'x' }],
    },
  ],
};

export const EXPLAIN_MODAL: ModalView = {
  type: 'modal',
  title: plain('Why we ask'),
  blocks: [section('Because a logged action is how the prediction is graded.')],
};
