export const plain = (length: number) => ({ type: 'plain_text', text: 'x'.repeat(length) });
export const mrkdwn = (length: number) => ({ type: 'mrkdwn', text: 'x'.repeat(length) });
export const many = <T>(count: number, one: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, n) => one(n));

export const option = (n: number, length = 5) => ({ text: plain(length), value: `v${n}` });
export const button = (fields: object) => ({ type: 'button', text: plain(4), ...fields });
export const actions = (...elements: object[]) => [{ type: 'actions', elements }];
export const section = (fields: object) => [{ type: 'section', ...fields }];
export const input = (element: object, fields: object = {}) => [{ type: 'input', label: plain(5), element, ...fields }];
export const select = (fields: object) => actions({ type: 'static_select', ...fields });
export const image = { type: 'image', alt_text: 'chart', image_url: 'https://example.com/a.png' };
export const rows = (count: number, cells: number) =>
  many(count, () => many(cells, () => ({ type: 'raw_text', text: 'x' })));
export const card = (fields: object) => [{ type: 'card', title: mrkdwn(5), ...fields }];
export const richText = {
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'x' }] }],
};

/** One well-formed block of each type, or holding each element that may not stand everywhere. */
export const SAMPLES: Record<string, unknown[]> = {
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
