const ENTITIES: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };

/** Undo Slack's three escapes, once: `&amp;lt;` becomes `&lt;`, never `<`. */
export function unescapeMrkdwn(text: string): string {
  return text.replace(/&(?:lt|gt|amp);/g, (entity) => ENTITIES[entity] ?? entity);
}
