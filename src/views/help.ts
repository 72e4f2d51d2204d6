import { context, section, type Message } from './message';

/** Each line: what to type, and what comes of it. One screen of a phone (R1). */
const LINES: readonly (readonly [words: string, what: string])[] = [
  ['&lt;account&gt;', 'score, reason and next action; name or id, misspelt is fine'],
  ['list [name]', 'accounts that need attention: renewal risk, expansion ready, your own lists'],
  ['pod [name]', 'how fast a pod answers its alerts'],
  ['portfolio', 'revenue at risk, trend and forecast (managers, RevOps, executives)'],
  ['alerts [trigger|driver|pod|rep]', 'what alerts came to, and which to switch off'],
  ['model', 'weights, bands, how well it predicted, what changed'],
  ['freshness', 'how old the data is'],
  ['failures', 'the four ways this can go wrong, measured daily (RevOps, executives)'],
  ['help', 'this list'],
];

/** `/health help`: only what works. `command` is the name this company gave it. */
export function buildHelp(command: string): Message {
  const lines = LINES.map(([words, what]) => `*${command} ${words}* · ${what}`);
  const note = `Only you see the answers. An account that is called like one of these words: put it in quotation marks, ${command} "portfolio".`;
  return {
    text: `What ${command} can do: an account’s name, list, pod, portfolio, alerts, model, freshness, failures, help.`,
    blocks: [section(lines.join('\n')), context(note)],
  };
}
