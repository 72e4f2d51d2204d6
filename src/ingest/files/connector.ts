import { z } from 'zod';
import type { CheckFinding } from '../pull/connector';
import { defineSourceKind } from '../pull/source-kind';
import { queriesOf, SQL_SETTINGS } from '../sql/query-settings';
import { checkFiles } from './check-files';
import { FileQuerySettings } from './file-query-settings';
import { createFileStream } from './file-stream';
import { createIdentifyFile } from './identify-file';

const Settings = z.object({
  ...SQL_SETTINGS,
  queries: queriesOf(FileQuerySettings),
  folder: z.string().min(1),
  memory_mb: z.number().int().min(64).max(64_000).default(512),
});

/** Parquet, CSV and JSON files of one folder, through DuckDB. */
export const filesKind = defineSourceKind({
  kind: 'files',
  title: 'Files (Parquet, CSV, JSON)',
  settings: Settings,
  schedule: '*/15 * * * *',
  secrets: () => [],
  create: (source, settings, tools) => {
    const folder = tools.resolvePath(settings.folder);
    const identify = createIdentifyFile();
    const { backfill_days: backfillDays, max_rows: maxRows, memory_mb: memoryMb } = settings;
    const parts = settings.queries.map((query) => {
      const plan = { source, query, folder, memoryMb, backfillDays, maxRows, identify };
      return { plan, stream: createFileStream(plan) };
    });
    return {
      source,
      streams: parts.map(({ stream }) => stream),
      async check(context) {
        const findings: CheckFinding[] = [];
        for (const { plan, stream } of parts) findings.push(...(await checkFiles(plan, stream, context)));
        return findings;
      },
    };
  },
});
