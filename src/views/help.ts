import { section, type Message } from './message';

/** `/health help`: only what works. `command` is the name this company gave it. */
export function buildHelp(command: string): Message {
  const lines = [
    `*${command} <account>* · score, reason and next action of one account (name or id, misspelt is fine)`,
    `*${command} pod [name]* · how fast a pod answers its alerts`,
    `*${command} alerts [trigger|driver|pod|rep]* · what alerts came to: acted on, saved, false alarms, and which to switch off`,
    `*${command} freshness* · how old the data is`,
    `*${command} failures* · the four ways this can go wrong, measured daily (RevOps, executives)`,
    `*${command} help* · this list`,
  ].map((line) => line.replace('<account>', '&lt;account&gt;'));
  const note = 'Only you see the answers. Your own top accounts are on my Home tab.';
  return {
    text: `What ${command} can do: an account's name, pod, alerts, freshness, failures, help.`,
    blocks: [section(lines.join('\n')), section(note)],
  };
}
