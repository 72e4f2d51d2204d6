import { z } from 'zod';
import { ACTION_KINDS } from '../../../domain/action-kind';
import { BANDS } from '../../../domain/band';
import type { ExecReport } from '../../../domain/exec-report';
import { Expansion, FleetDayKept, Forecast, Histogram, Cohort } from './portfolio-content';
import { Amounts, count, rate, Share, text } from './plain-content';
import { RecommendationKept } from './recommendation-content';

const action = z.enum(ACTION_KINDS).nullable();
const Intervention = z.object({ action, alerts: count, recovered: count });
const NamedAccounts = z.object({ accounts: count, arr: Amounts, names: z.array(z.string()) });
const Load = z.object({
  reps: count,
  overloaded: count,
  most: count,
  budget: count,
  told: count,
  missed: count,
});

/** The report as it is kept. */
export const ExecReportContent: z.ZodType<ExecReport> = z.object({
  length: z.enum(['month', 'quarter']),
  from: z.string(),
  until: z.string(),
  asOf: z.string(),
  end: FleetDayKept,
  start: FleetDayKept.nullable(),
  firstDay: text,
  critical: count,
  revenueAtRisk: Amounts,
  isConverted: z.boolean(),
  forecast: z.array(Forecast),
  moves: z.object({
    compared: count,
    unseen: count,
    remodelled: count,
    improved: count,
    declined: count,
    steps: z.array(z.object({ from: z.enum(BANDS).nullable(), to: z.enum(BANDS), accounts: count })),
  }),
  signals: z.array(z.object({ signal: z.string(), accounts: count })),
  segments: z.array(Cohort),
  recent: z.object({ recent: Cohort, earlier: Cohort }).nullable(),
  topAtRisk: z.array(
    z.object({ accountId: z.string(), name: z.string(), score: rate.nullable(), arr: rate.nullable(), currency: text, reason: text }), // prettier-ignore
  ),
  interventions: z.array(Intervention),
  expansion: Expansion,
  rescued: NamedAccounts,
  inProgress: NamedAccounts,
  load: Load,
  acted: Share,
  activity: z.object({
    people: count,
    accounts: count,
    byKind: z.array(z.object({ kind: action, count })),
    atRisk: Share,
  }),
  references: NamedAccounts,
  outcomes: z.array(
    z.object({ outcome: z.enum(['renewed', 'churned', 'expanded', 'contracted']), accounts: count, arr: Amounts }),
  ),
  retention: z
    .object({
      takenOn: z.string(),
      rates: z.array(
        z.object({
          currency: text,
          accounts: count,
          arrThen: rate,
          arrNow: rate,
          arrKept: rate,
          netRate: rate.nullable(),
          grossRate: rate.nullable(),
          gone: count,
        }),
      ),
    })
    .nullable(),
  recommendations: z.array(RecommendationKept),
  histogram: Histogram,
  trend: z.array(FleetDayKept),
});
