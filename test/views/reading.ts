/** Every text a reader sees, in order, one per line. */
export function textOf(blocks: unknown): string {
  const found: string[] = [];
  walk(blocks, (value) => {
    if (typeof value['text'] === 'string') found.push(value['text']);
  });
  return found.join('\n');
}

export function listActionIds(blocks: unknown): string[] {
  const found: string[] = [];
  walk(blocks, (value) => {
    if (typeof value['action_id'] === 'string') found.push(value['action_id']);
  });
  return found;
}

function walk(value: unknown, visit: (record: Record<string, unknown>) => void): void {
  if (Array.isArray(value)) return value.forEach((item) => walk(item, visit));
  if (typeof value !== 'object' || value === null) return;
  visit(value as Record<string, unknown>);
  Object.values(value).forEach((item) => walk(item, visit));
}
