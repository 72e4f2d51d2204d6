import type { Db } from '../../../db/client';
import { listMeasuredAlerts } from '../../../db/queries/effectiveness';
import { countActivities, countOutcomes, countTouchedAtRisk, listReferences } from '../../../db/queries/exec-figures';
import {
  countInterventions,
  listInProgress,
  listRescued,
  measureLoad,
  type Span,
} from '../../../db/queries/interventions';
import type { ExecReport, OutcomeCount } from '../../../domain/exec-report';
import type { Share } from '../../../domain/effectiveness';
import { toDay } from '../../../scoring/days';
import { measureGroup, timeAlerts } from '../../effectiveness/measure-effectiveness';
import { groupBy } from '../../portfolio/group-by';
import { sumAmounts } from '../../portfolio/sum-amounts';
import type { ExecDeps } from './exec-deps';
import { nameAccounts } from './name-accounts';

const DAY_MS = 86_400_000;
/** An action needs four weeks to show: alerts of the three months before those are looked at. */
const SETTLED_DAYS = 28;
const LOOKED_AT_DAYS = 91;
const NAMES_SHOWN = 5;

type Work = Pick<
  ExecReport,
  'interventions' | 'rescued' | 'inProgress' | 'load' | 'acted' | 'activity' | 'references' | 'outcomes'
> & { atRisk: Share };
type WorkInput = Omit<ExecDeps, 'db'> & { span: Span; days: { from: string; until: string }; now: Date };

/** What people did in a period and what came of it (R196, R197, R200, R201). */
export async function readWork(tx: Db, input: WorkInput): Promise<Work> {
  const { span, days, now, rates, weeklyBudget: budget } = input;
  const today = toDay(now);
  const settled = new Date(span.until.getTime() - SETTLED_DAYS * DAY_MS);
  const looked = { from: new Date(settled.getTime() - LOOKED_AT_DAYS * DAY_MS), until: settled };
  const atRisk = await countTouchedAtRisk(tx, { ...span, today });
  const references = await listReferences(tx, { today, limit: NAMES_SHOWN });
  return {
    interventions: await countInterventions(tx, looked),
    rescued: nameAccounts(await listRescued(tx, { ...span, today }), rates, NAMES_SHOWN),
    inProgress: nameAccounts(await listInProgress(tx, today), rates, 0),
    load: { ...(await measureLoad(tx, { ...span, budget })), budget },
    acted: await measureActed(tx, input),
    activity: { ...(await countActivities(tx, span)), atRisk },
    references: { ...nameAccounts(references.rows, rates, NAMES_SHOWN), accounts: references.total },
    outcomes: addUpOutcomes(await countOutcomes(tx, days), rates),
    atRisk,
  };
}

async function measureActed(tx: Db, { span, calendarOf, now }: WorkInput): Promise<Share> {
  const lastMoment = new Date(span.until.getTime() - 1);
  const alerts = await listMeasuredAlerts(tx, { since: span.from, now: lastMoment, scope: { kind: 'all' } });
  return measureGroup('', timeAlerts(alerts, { calendarOf, now })).acted;
}

function addUpOutcomes(rows: Awaited<ReturnType<typeof countOutcomes>>, rates: ExecDeps['rates']): OutcomeCount[] {
  return [...groupBy(rows, ({ outcome }) => outcome)].map(([outcome, own]) => ({
    outcome,
    accounts: own.reduce((sum, { accounts }) => sum + accounts, 0),
    arr: sumAmounts(
      own.map(({ currency, arr }) => ({ currency, amount: arr })),
      rates,
    ),
  }));
}
