import type { AccountPlan, Survey } from '../account-plan';
import type { CsvRow } from '../contract';
import { createDice, type Dice } from '../dice';
import type { TableContext } from '../table-context';
import { contactIdOf } from './contact-table';

const SURVEY_EVERY_DAYS = 61;
const COMMENTS = {
  promoter: [
    'The weekly report saves us half a day.',
    'Support answered in ten minutes, on a Friday.',
    'My team asked for more seats on their own.',
    'Rollout to the second site went without a hitch.',
    '',
  ],
  passive: [
    'Good once it is set up. Setting it up took weeks.',
    'Does the job; the mobile view is behind.',
    'We only use two of the modules, really.',
    'Fine. Reporting could be faster.',
    '',
  ],
  detractor: [
    'Exports fail every month-end and nobody tells us why.',
    'Too expensive for what we use.',
    'Three tickets about the same sync, still open.',
    'New pricing came as a surprise.',
    'The people who wanted this have left.',
  ],
} as const;

/** Answers to the survey that goes out every two months, and those the stories call for. */
export function buildNpsTable(plan: AccountPlan, context: TableContext): CsvRow<'nps'>[] {
  const dice = createDice(context.seed, `nps/${plan.accountId}`);
  const surveys = [...drawAnswers(plan, context, dice), ...plan.surveys]
    .filter(({ day }) => day <= Math.min(context.lastDay, plan.churnDay ?? Infinity))
    .toSorted((a, b) => a.day - b.day);
  return surveys.map((survey, index) => ({
    account_id: plan.accountId,
    response_id: `N-${plan.accountId.slice(4)}-${String(index + 1).padStart(2, '0')}`,
    responded_at: context.calendar.at(survey.day, 9 + (index % 8), 20),
    score: String(survey.score),
    comment: survey.comment,
    contact_id: contactIdOf(plan, survey.role),
  }));
}

function drawAnswers(plan: AccountPlan, { lastDay }: TableContext, dice: Dice): Survey[] {
  const surveys: Survey[] = [];
  const firstDay = Math.max(0, plan.createdDay + 30) + dice.between(0, SURVEY_EVERY_DAYS - 1);
  if (!plan.answersSurveys) return surveys;
  for (let day = firstDay; day <= lastDay; day += SURVEY_EVERY_DAYS) {
    const score = Math.max(0, Math.min(10, Math.round(dice.normal(plan.npsMean, 0.8))));
    const comment = dice.pick(COMMENTS[classOf(score)]);
    if (dice.chance(0.8))
      surveys.push({ day: day + dice.between(0, 4), score, comment, role: dice.pick(['champion', 'admin', 'user']) });
  }
  return surveys;
}

function classOf(score: number): keyof typeof COMMENTS {
  if (score >= 9) return 'promoter';
  return score >= 7 ? 'passive' : 'detractor';
}
