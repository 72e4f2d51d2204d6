import type { ConfigFile } from './config-file';
import type { ScoringModel } from './scoring/model';
import { createCalendar } from './services/calendar/create-calendar';
import { loadSignals } from './services/model/load-signals';
import type { ReachDeps } from './services/find-reachable';
import { defineMonthlyExec, defineQuarterlyBoard } from './services/reports/exec/define-exec-reports';
import type { ExecDeps } from './services/reports/exec/exec-deps';
import type { AudienceDeps } from './services/reports/list-audiences';
import type { ReportWriter } from './services/reports/report-writer';
import { defineMonthlyReview } from './services/reports/monthly-review/define-monthly-review';
import { defineSpotChecks } from './services/reports/spot-checks/define-spot-checks';
import { defineWeeklyTrend } from './services/reports/weekly-trend/define-weekly-trend';

/** What the kinds of report work with. */
export type ReportParts = AudienceDeps & { file: ConfigFile };
/** What a report is written with: who can be reached, and what scores. */
export type ReportDeps = ReachDeps & { model: ScoringModel };

/** Every kind of report, in the order in which they are written. */
export function composeReportWriters({ model, ...reach }: ReportDeps, file: ConfigFile): ReportWriter[] {
  const parts: ReportParts = { ...reach, file, calendarOf: createCalendar(file.calendar), timeZone: file.time_zone };
  const checks = { model, rates: file.currency_rates, count: file.reports.spot_checks_per_manager };
  const { exec_channel: execChannel, board_channel: boardChannel } = file.reports;
  const exec = toExecDeps(parts);
  return [
    defineWeeklyTrend(parts),
    defineMonthlyExec(exec, execChannel),
    defineQuarterlyBoard(exec, boardChannel),
    defineSpotChecks(parts, checks),
    defineMonthlyReview(parts, { channel: file.revops_channel, rates: file.currency_rates }),
  ];
}

function toExecDeps({ db, file, timeZone, calendarOf }: ReportParts): ExecDeps {
  const signals = loadSignals();
  return {
    db,
    rates: file.currency_rates,
    weeklyBudget: file.alerts.weekly_budget,
    timeZone,
    calendarOf,
    streamOf: (signal) => signals.get(signal)?.stream ?? null,
  };
}
