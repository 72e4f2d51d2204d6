import { GROUPINGS, type Grouping } from '../../domain/effectiveness';
import { dropUnstorable } from '../drop-unstorable';

export type HealthRequest =
  | { kind: 'help' }
  | { kind: 'freshness' }
  | { kind: 'failures' }
  | { kind: 'alerts'; grouping: Grouping }
  | { kind: 'pod'; name: string | null }
  | { kind: 'list'; text: string }
  | { kind: 'portfolio' }
  | { kind: 'model' }
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
  const typed = dropUnstorable(unescape(text ?? '')).trim();
  const quoted = QUOTED.exec(typed)?.[1]?.trim() ?? '';
  if (quoted !== '') return { kind: 'account', text: quoted };
  return findWord(typed.toLowerCase()) ?? findPhrase(typed) ?? { kind: 'account', text: typed };
}

const WORDS: Readonly<Record<string, HealthRequest>> = {
  '': { kind: 'help' },
  help: { kind: 'help' },
  freshness: { kind: 'freshness' },
  failures: { kind: 'failures' },
  portfolio: { kind: 'portfolio' },
  model: { kind: 'model' },
  pod: { kind: 'pod', name: null },
  list: { kind: 'list', text: '' },
};

/** A word that stands alone. */
const findWord = (word: string): HealthRequest | null => (Object.hasOwn(WORDS, word) ? (WORDS[word] ?? null) : null);

/** A word with what is asked of it. */
function findPhrase(typed: string): HealthRequest | null {
  const grouping = findGrouping(typed.toLowerCase());
  if (grouping !== null) return { kind: 'alerts', grouping };
  const [, word = '', rest = ''] = /^(list|pod)\s+(.+)$/is.exec(typed) ?? [];
  if (word === '') return null;
  return word.toLowerCase() === 'list' ? { kind: 'list', text: rest.trim() } : { kind: 'pod', name: rest.trim() };
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
