import { GROUPINGS, type Grouping } from '../../domain/effectiveness';

export type HealthRequest =
  | { kind: 'help' }
  | { kind: 'freshness' }
  | { kind: 'failures' }
  | { kind: 'alerts'; grouping: Grouping }
  | { kind: 'pod'; name: string | null }
  | { kind: 'list'; text: string }
  | { kind: 'portfolio' }
  | { kind: 'account'; text: string };

const ENTITIES: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };

/** As phones and keyboards write them. */
const QUOTED = /^["“”„«‘'](.+)["“”»’']$/s;

/**
 * What was typed after the command. The words of the help stand first; anything else is an account's name, and so is whatever stands in
 * quotation marks: `"portfolio"` is the account of that name.
 * Slack escapes `& < >` and, with `should_escape`, turns `#general` into `<#C1|general>`: both are turned back to what was typed.
 */
export function parseHealthText(text: string | undefined): HealthRequest {
  const typed = unescape(text ?? '').trim();
  const quoted = QUOTED.exec(typed)?.[1]?.trim();
  if (quoted !== undefined && quoted !== '') return { kind: 'account', text: quoted };
  const word = typed.toLowerCase();
  if (word === '' || word === 'help') return { kind: 'help' };
  if (word === 'portfolio') return { kind: 'portfolio' };
  if (word === 'freshness') return { kind: 'freshness' };
  if (word === 'failures') return { kind: 'failures' };
  if (word === 'pod') return { kind: 'pod', name: null };
  const grouping = findGrouping(word);
  if (grouping !== null) return { kind: 'alerts', grouping };
  const list = /^list(?:\s+(.+))?$/is.exec(typed);
  if (list !== null) return { kind: 'list', text: (list[1] ?? '').trim() };
  const pod = /^pod\s+(.+)$/is.exec(typed)?.[1];
  return pod === undefined ? { kind: 'account', text: typed } : { kind: 'pod', name: pod.trim() };
}

/** `alerts`, `alerts pod`, `alerts by pod`; by trigger where nothing is said. Anything else may be an account's name. */
function findGrouping(word: string): Grouping | null {
  if (word === 'alerts') return 'trigger';
  const by = /^alerts\s+(?:by\s+)?(\w+)$/.exec(word)?.[1];
  return GROUPINGS.find((grouping) => grouping === by) ?? null;
}

function unescape(text: string): string {
  return text
    .replace(/<[#@!][^<>|]*\|([^<>]*)>/g, '$1')
    .replace(/<(https?:[^<>|]*)\|([^<>]*)>/g, '$2')
    .replace(/&(?:amp|lt|gt);/g, (entity) => ENTITIES[entity] ?? entity);
}
