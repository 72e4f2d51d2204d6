export type Surface = 'message' | 'modal' | 'home';

export const MAX_BLOCKS: Record<Surface, number> = { message: 50, modal: 100, home: 100 };

/**
 * Where a block or element may stand; what is not listed may stand everywhere.
 * Source: the blocks index of docs.slack.dev (September 2026). Stricter than it in three places seen live: cards do
 * not render in modals, `table` and `data_table` do not render on Home.
 */
const SURFACES: Record<string, readonly Surface[]> = {
  alert: ['modal'],
  card: ['message', 'home'],
  carousel: ['message', 'home'],
  container: ['message', 'home'],
  context_actions: ['message'],
  data_table: ['message'],
  file: ['message'],
  markdown: ['message'],
  plan: ['message'],
  table: ['message'],
  task_card: ['message'],
  datetimepicker: ['message', 'modal'],
  email_text_input: ['modal'],
  file_input: ['modal'],
  number_input: ['modal'],
  rich_text_input: ['modal', 'home'],
  url_text_input: ['modal'],
  workflow_button: ['message'],
};

export function isAllowedOn(type: string, surface: Surface): boolean {
  return SURFACES[type]?.includes(surface) ?? true;
}
