/** What a reader sees of a message or view: words of its texts (buttons and placeholders too), and blocks. */
export function countShown(payload: Record<string, unknown>): { words: number; blocks: number } {
  const view = (payload['view'] ?? payload) as Record<string, unknown>;
  const blocks = Array.isArray(view['blocks']) ? (view['blocks'] as unknown[]) : [];
  return { words: textsOf(blocks).flatMap(toWords).length, blocks: blocks.length };
}

function textsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (typeof value !== 'object' || value === null) return [];
  const { text, options, confirm: _confirm, accessibility_label: _label, ...rest } = value as Record<string, unknown>;
  if (typeof text === 'string') return [text];
  void options; // what a menu holds is read when it is opened
  return [...textsOf(text), ...Object.values(rest).flatMap(textsOf)];
}

/** Dates count as Slack draws them, about three words; signs and separators are none. */
function toWords(text: string): string[] {
  return text
    .replaceAll(/<!date\^\d+\^[^|>]*\|[^>]*>/g, 'day month time')
    .replaceAll(/<[@#!][^>]*>/g, 'name')
    .split(/\s+/u)
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
}
