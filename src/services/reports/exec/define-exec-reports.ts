import type { RenderedFile } from '../../../domain/report';
import type { ExecReport } from '../../../domain/exec-report';
import { buildBoardReport } from '../../../views/reports/board-report';
import { buildExecReport } from '../../../views/reports/exec-report';
import { drawPortfolio } from '../../portfolio/draw-portfolio';
import { defineReport } from '../define-report';
import { listChannel } from '../list-audiences';
import type { ReportWriter } from '../report-writer';
import { collectExecReport } from './collect-exec-report';
import { ExecReportContent } from './content';
import type { ExecDeps } from './exec-deps';

const drawFiles = async (content: ExecReport): Promise<RenderedFile[]> => drawPortfolio(content);

/** R194–R198, R200, R201: to the executives' channel on the first business day of a month. */
export const defineMonthlyExec = (deps: ExecDeps, channel: string | undefined): ReportWriter =>
  defineReport({
    kind: 'monthly_exec',
    period: 'about',
    content: ExecReportContent,
    listAudiences: async () => listChannel(deps, channel),
    collect: (tx, { period }, now) => collectExecReport(tx, { period, length: 'month' }, { ...deps, now }),
    build: ({ content }) => buildExecReport(content),
    drawFiles,
  });

/** R199: the same at the length of a quarter, shorter, to the board's channel. */
export const defineQuarterlyBoard = (deps: ExecDeps, channel: string | undefined): ReportWriter =>
  defineReport({
    kind: 'quarterly_board',
    period: 'about',
    content: ExecReportContent,
    listAudiences: async () => listChannel(deps, channel),
    collect: (tx, { period }, now) => collectExecReport(tx, { period, length: 'quarter' }, { ...deps, now }),
    build: ({ content }) => buildBoardReport(content),
    drawFiles,
  });
