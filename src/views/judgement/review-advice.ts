import type { ReviewAdvice } from '../../domain/monthly-review';
import type { Stream } from '../../domain/stream';
import { escapeMrkdwn } from '../mrkdwn';
import { percent, shareWords } from '../reports/share-words';
import { signalWords } from '../signal-words';
import { triggerWords } from '../trigger-words';
import { count } from '../wording';
import { FEEDBACK_WORDS } from './feedback-words';

const REASON = 100;
const FILES: Readonly<Record<Stream, string>> = {
  accounts: 'accounts',
  contacts: 'contacts',
  usage_daily: 'product usage',
  engagement_daily: 'engagement',
  tickets: 'support tickets',
  nps: 'NPS',
  invoices: 'billing',
  activities: 'calls and meetings',
  subscriptions: 'contracts',
  outcomes: 'outcomes',
  people: 'people',
  pods: 'pods',
};

export const streamWords = (stream: Stream): string => FILES[stream];
/** A source's stream as an operator knows it, escaped. */
export const sourceWords = ({ source, stream }: { source: string; stream: string }): string =>
  escapeMrkdwn(`${source}/${stream}`, 60);

/** What to do, because of which number: one sentence or two. */
export function sayAdvice(advice: ReviewAdvice): string {
  switch (advice.kind) {
    case 'late_source':
      return `Mend ${sourceWords(advice)}: within its limit on ${percent(advice.keptRate)} of the days.`;
    case 'quarantine':
      return `Mend ${sourceWords(advice)} at its source: ${count(advice.rows, 'row')} kept aside, ${escapeMrkdwn(advice.reason, REASON)}.`;
    case 'misses':
      return `Look at what those that left had in common, and try other weights with \`barometer backtest\`: ${shareWords(advice.missed)} left without being Red.`;
    case 'false_positives':
      return `Lower the edge of Red, or try other weights with \`barometer backtest\`: ${shareWords(advice.wrong)} Red stayed.`;
    case 'people_know':
      return `Read why people judged otherwise: they were right ${advice.person} times, the model ${advice.model}.`;
    case 'bias':
      return `Scores are read as ${advice.verdict === 'too_high' ? 'too high' : 'too low'} by ${shareWords(advice.said)} who looked: read their notes before the next backtest.`;
    case 'unanswered':
      return `Ask managers for their five minutes: ${shareWords(advice.answered)} scores were looked at.`;
    case 'connect':
      return `Connect ${streamWords(advice.stream)} (\`${advice.stream}.csv\`): no source has delivered it.`;
    default:
      return sayAlertAdvice(advice);
  }
}

function sayAlertAdvice(advice: Extract<ReviewAdvice, { kind: 'tune' | 'switch_off' | 'useless' | 'play' }>): string {
  switch (advice.kind) {
    case 'tune':
      return `Raise the threshold of “${triggerWords(advice.trigger)}” (\`alerts.triggers.${advice.trigger}\`): ${shareWords(advice.falseAlarms)} were false alarms.`;
    case 'switch_off':
      return `Switch off “${triggerWords(advice.trigger)}” (\`alerts.triggers.${advice.trigger}.enabled: false\`), or agree who acts: acted on ${shareWords(advice.acted)}.`;
    case 'useless':
      return `Look at “${triggerWords(advice.trigger)}”: ${shareWords(advice.said)} called not useful, mostly ${FEEDBACK_WORDS[advice.topReason]}.`;
    case 'play':
      return `Rewrite the playbook for ${signalWords(advice.signal)} (\`models/playbook.yaml\`): no action logged in ${count(advice.alerts, 'alert')}.`;
  }
}
