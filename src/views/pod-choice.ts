import type { KnownBlock } from '@slack/types';
import { ACTIONS } from './ids';
import { LIMITS } from './limits';
import { button, context, section, type Message } from './message';
import { escapeMrkdwn, mrkdwn, plain } from './mrkdwn';
import { count } from './wording';

const BUTTONS = 5;

/** Which pod is meant, where someone answers for several and named none: a button each, or a menu where they are many. */
export function buildPodChoice(pods: readonly string[], command: string): Message {
  const text = 'Which pod? Choose one.';
  if (pods.length <= BUTTONS) return { text, blocks: [section(text), ...pods.map(podRow)] };
  const options = pods.filter((pod) => pod.length <= LIMITS.optionValue).slice(0, LIMITS.selectOptions);
  const rest = pods.length - options.length;
  const more = `and ${count(rest, 'more pod')}: type \`${command} pod\` and the beginning of its name.`;
  return { text, blocks: [withMenu(text, options), ...(rest > 0 ? [context(more)] : [])] };
}

const podRow = (pod: string): KnownBlock => ({
  type: 'section',
  text: mrkdwn(`*${escapeMrkdwn(pod, 80)}*`),
  accessory: button(ACTIONS.podShow, 'Show', pod, pod),
});

const withMenu = (text: string, pods: readonly string[]): KnownBlock => ({
  type: 'section',
  text: mrkdwn(text),
  accessory: {
    type: 'static_select',
    action_id: ACTIONS.podShow,
    placeholder: plain('Pod'),
    options: pods.map((pod) => ({ text: plain(pod), value: pod })),
  },
});

type Told = { pod: string; alerts: number; periodDays: number };
/** With the file under it, in the asker's direct message. */
export function buildPodFileMessage({ pod, alerts, periodDays }: Told): Message {
  const name = escapeMrkdwn(pod, 80);
  const text = `Pod ${name}: ${count(alerts, 'alert')} of the last ${periodDays} days and those still open, with who answered and how fast.`;
  return { text, blocks: [section(text)] };
}
