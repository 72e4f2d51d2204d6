export type Json = Record<string, unknown>;
export type Report = (path: string, problem: string) => void;

export const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const isList = (value: unknown): value is unknown[] => Array.isArray(value);

/** Mentions that reach many people: never ours to send. `<!date^…>` is the one command we write. */
const PING = /<!(?!date\^\d+\^)/;
const KNOWN_SEQUENCE = /<(?:!date\^\d+\^[^<>]*|@[UW][A-Z0-9]+|#[CG][A-Z0-9]+|https?:\/\/[^<>|]+(?:\|[^<>]*)?)>/g;

/** A text object: present, within its length, of an allowed type, and in mrkdwn verbatim and free of foreign control sequences. */
export function lintText(value: unknown, most: number, path: string, report: Report, only?: 'plain_text'): void {
  if (!isRecord(value) || typeof value['text'] !== 'string') return report(path, 'no text');
  const { type, text, verbatim } = value as { type: unknown; text: string; verbatim?: unknown };
  if (text === '') report(path, 'empty text');
  if (text.length > most) report(path, `${text.length} characters, at most ${most}`);
  if (only !== undefined && type !== only) report(path, `${String(type)}, only ${only} is allowed`);
  if (type === 'plain_text') return;
  if (type !== 'mrkdwn') return report(path, `${String(type)} is no text type`);
  if (verbatim !== true)
    report(path, 'mrkdwn without verbatim: bare @names and addresses would become mentions and links');
  lintMrkdwn(text, path, report);
}

function lintMrkdwn(text: string, path: string, report: Report): void {
  if (PING.test(text)) report(path, `unescaped <! in "${text}"`);
  const rest = text.replace(KNOWN_SEQUENCE, '');
  if (/[<>]/.test(rest.replace(/^>/gm, ''))) report(path, `unescaped < or > in "${text}"`);
  if (/&(?!amp;|lt;|gt;)/.test(rest)) report(path, `unescaped & in "${text}"`);
}
