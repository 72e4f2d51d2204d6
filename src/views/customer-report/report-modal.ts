import type { ModalView } from '@slack/types';
import type { CustomerPeriod } from '../../domain/customer-report';
import { CALLBACKS, INPUTS } from '../ids';
import { LIMITS, SHOWN } from '../limits';
import { context, section } from '../message';
import { escapeMrkdwn, plain } from '../mrkdwn';
import { buildForm } from '../modals/form';
import { selectInput, textInput } from '../modals/inputs';
import { sayPeriod } from './build-customer-report';

/** What is offered: the periods there are, the headline of the last 13 weeks, and goals to begin with. */
export type CustomerReportOffer = {
  accountId: string;
  accountName: string;
  headline: string;
  periods: readonly CustomerPeriod[];
  goals: readonly string[];
};

/** How much can be typed: what a slide can hold. */
export const REPORT_LIMITS = { goals: 5, goalCharacters: 120, outcomeCharacters: 160 } as const;

const PERIOD_WORDS: Record<CustomerPeriod['kind'], string> = { quarter: 'The quarter', last_13_weeks: 'Last 13 weeks' };

/** "Report for the customer": what it looks back on, an outcome and goals in the person's own words (R206, R209). */
export function buildReportModal({ accountId, accountName, headline, periods, goals }: CustomerReportOffer): ModalView {
  const choices = periods.map((period) => [period.kind, `${PERIOD_WORDS[period.kind]}: ${sayPeriod(period)}`] as const);
  return buildForm({
    callbackId: CALLBACKS.customerReport,
    metadata: JSON.stringify({ accountId }),
    title: 'Report for the customer',
    submit: 'Send me this',
    blocks: [
      section(`*${escapeMrkdwn(accountName, SHOWN.name)}*\n${headline}`),
      selectInput(
        { id: INPUTS.reportPeriod, label: 'Look back on', initial: 'last_13_weeks' },
        Object.fromEntries(choices),
      ),
      textInput(
        {
          id: INPUTS.reportOutcome,
          label: 'A result they reached',
          hint: OUTCOME_HINT,
          isOptional: true,
          isOneLine: true,
        },
        REPORT_LIMITS.outcomeCharacters,
      ),
      textInput(
        {
          id: INPUTS.reportGoals,
          label: 'Goals for next quarter',
          hint: GOALS_HINT,
          isOptional: true,
          initial: goals.length === 0 ? undefined : goals.join('\n'),
        },
        700,
      ),
      context(FORMAT),
    ],
  });
}

const OUTCOME_HINT = 'In their words, with a number: “month-end takes 2 days instead of 5”.';
const GOALS_HINT = 'One a line, five at most. Left empty, the report suggests some and says so.';
const FORMAT =
  'You get slides and an e-mail in a direct message, to read and change before you send them. They tell of use, wins and offers of help: no score, no colour, no word of ours.';

/** After the form was sent: a report takes a few seconds. */
export function buildReportUnderWay(accountName: string): ModalView {
  return {
    type: 'modal',
    callback_id: CALLBACKS.underWay,
    title: plain('Report for the customer', LIMITS.viewTitle),
    close: plain('Close', LIMITS.viewTitle),
    blocks: [section(`The report for ${escapeMrkdwn(accountName, SHOWN.name)} comes to you in a direct message.`)],
  };
}

/** Under a field in which a word of ours was typed (R203). */
export const sayInternalWord = (word: string): string =>
  `“${word}” is a word of ours, not for a customer: say it in other words.`;
