import type { KnownBlock } from '@slack/types';
import type { MonthlyReview } from '../../domain/monthly-review';
import { context, header, section, type Message } from '../message';
import { periodWords } from '../reports/period-words';
import { shareWords } from '../reports/share-words';
import { count } from '../wording';
import { sayAdvice } from './review-advice';
import { alertLines, outcomeLines, playLines, qualityLines, voiceLines } from './review-lines';

/** How right Barometer was in a month ([004], R83–R86): one number and one thing to do first, then what stands behind them. */
export function buildMonthlyReview(review: MonthlyReview): Message {
  const month = periodWords({ from: review.from, length: 'month' });
  const title = `${month}: how right we were`;
  const lead = leadOf(review, month);
  const [first, ...others] = review.advice.map(sayAdvice);
  const todo = first === undefined ? 'No number asks for a change.' : `First: ${first}`;
  return {
    text: `${title}. ${lead} ${todo}`.replaceAll('`', ''),
    blocks: [
      header(title),
      section(`*${lead}*\n${todo}`),
      part('Red against what happened', outcomeLines(review)),
      part('Alerts and predictions', alertLines(review)),
      part('What people say', voiceLines(review)),
      part('Playbook', playLines(review)),
      part('Data', qualityLines(review)),
      ...(others.length === 0
        ? []
        : [
            part(
              'Then',
              others.map((line, index) => `${index + 2}. ${line}`),
            ),
          ]),
      context(footing(review)),
    ],
  };
}

const part = (title: string, lines: readonly string[]): KnownBlock => section([`*${title}*`, ...lines].join('\n'));

function leadOf(review: MonthlyReview, month: string): string {
  const { caught, falsePositives, falseNegatives, quiet, isConnected } = review.outcomes;
  if (isEmpty(review)) return `Nothing to review in ${month}.`;
  if (!isConnected) return 'Whether Red was right is not known: no outcomes are connected.';
  if (caught + falsePositives + falseNegatives + quiet === 0) return 'No account renewed or left.';
  const red =
    caught + falsePositives === 0
      ? 'No Red account renewed or left'
      : `Red was right for ${shareWords({ part: caught, whole: caught + falsePositives })}`;
  return `${red}; ${falseNegatives === 0 ? 'nobody left unseen' : `${falseNegatives} left that ${falseNegatives === 1 ? 'was' : 'were'} not Red`}.`;
}

/** Data quality is measured in an empty month too. */
function isEmpty({ outcomes, predictions, alerts, feedback, spotChecks, judgements }: MonthlyReview): boolean {
  const { caught, falsePositives, falseNegatives, quiet } = outcomes;
  const ended = caught + falsePositives + falseNegatives + quiet;
  const due = Object.values(predictions).reduce((sum, one) => sum + one, 0);
  const said = feedback.given + spotChecks.drawn + judgements.made;
  return ended + due + alerts.told + alerts.untold + said === 0;
}

function footing({ cases, leadDays }: MonthlyReview): string {
  const file = cases.length === 0 ? '' : ` ${count(cases.length, 'case')} in the file below.`;
  return `For RevOps. Predicted churn is Red, ${leadDays} days before an account renewed, expanded or left; a contract that was cut counts neither way.${file}`;
}
