import type { z } from 'zod';
import { REPORT_CADENCES } from '../../domain/report';
import { AppError } from '../../errors';
import type { ReportWriter } from './report-writer';

/** One kind of report as its room writes it: with its own content, not with json. */
export type ReportDefinition<Content extends object> = Omit<ReportWriter<Content>, 'cadence'> & {
  content: z.ZodType<Content>;
};

/** A writer that reads what was kept before it says it: a report of an older version is refused by name, not drawn half. */
export function defineReport<Content extends object>(definition: ReportDefinition<Content>): ReportWriter {
  const { content: schema, build, drawFiles, ...rest } = definition;
  const read = (kept: object): Content => {
    const parsed = schema.safeParse(kept);
    if (parsed.success) return parsed.data;
    throw new AppError('report_unreadable', `A ${rest.kind} report was kept in a shape this version does not know.`, {
      cause: parsed.error,
    });
  };
  return {
    ...rest,
    cadence: REPORT_CADENCES[rest.kind],
    build: (report) => build({ ...report, content: read(report.content) }),
    ...(drawFiles === undefined ? {} : { drawFiles: async (kept: object) => drawFiles(read(kept)) }),
  };
}
