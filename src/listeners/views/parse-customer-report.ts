import { z } from 'zod';
import { CUSTOMER_PERIODS } from '../../domain/customer-report';
import type { CustomerReportForm } from '../../services/customer-report/create-customer-reports';
import { REPORT_LIMITS } from '../../views/customer-report/report-modal';
import { INPUTS } from '../../views/ids';
import { parseWith, type FormResult } from './parse-forms';

const { goals: GOALS, goalCharacters: GOAL_CHARACTERS, outcomeCharacters: OUTCOME_CHARACTERS } = REPORT_LIMITS;

const goals = z
  .string()
  .nullish()
  .transform((text) =>
    (text ?? '')
      .split('\n')
      .map(unbulleted)
      .filter((line) => line !== ''),
  )
  .refine((lines) => lines.length <= GOALS, `${GOALS} goals at most: a slide holds no more.`)
  .refine(
    (lines) => lines.every((line) => line.length <= GOAL_CHARACTERS),
    `${GOAL_CHARACTERS} characters a goal at most.`,
  );

/** "- go live" as it was pasted: the list makes its own points. */
const unbulleted = (line: string): string => line.replace(/^\s*(?:[-*•–]\s+)?/u, '').trim();

const Form = z.object({
  [INPUTS.reportPeriod]: z.enum(CUSTOMER_PERIODS, 'Choose what to look back on.'),
  [INPUTS.reportOutcome]: z.string().trim().max(OUTCOME_CHARACTERS).nullish(),
  [INPUTS.reportGoals]: goals,
});

export function parseCustomerReport(values: unknown): FormResult<CustomerReportForm> {
  return parseWith(Form, values, (form) => ({
    period: form.report_period,
    outcome: form.report_outcome || null,
    goals: form.report_goals,
  }));
}
