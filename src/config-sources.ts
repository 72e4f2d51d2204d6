import { dirname, resolve } from 'node:path';
import { validate } from 'node-cron';
import { z } from 'zod';
import { findSourceKind, SOURCE_KINDS } from './ingest/registry';
import type { SourceKind } from './ingest/pull/source-kind';

export const cron = z
  .string()
  .refine(
    (text) => text.trim().split(/\s+/).length === 5 && validate(text),
    'expected a cron expression of five fields, such as "0 6 * * *"',
  );
export const sourceName = z
  .string()
  .regex(/^[a-z0-9][a-z0-9_-]{0,39}$/, 'expected lower-case letters, digits, "-" and "_"')
  .refine((name) => name !== 'entered', 'expected another name: "entered" is what people fill in');

/** A folder in the CSV contract. */
export type CsvSource = { name: string; kind: 'csv'; dir: string; schedule: string };
/** A system that facts are pulled from; its settings are judged by its kind, and read by it. */
export type PulledSource = {
  name: string;
  kind: string;
  schedule: string;
  settings: Readonly<Record<string, unknown>>;
};
export type SourceSettings = CsvSource | PulledSource;

export const isPulled = (source: SourceSettings): source is PulledSource => 'settings' in source;

const KINDS = ['csv', ...SOURCE_KINDS.map(({ kind }) => kind)];
const CSV_SCHEDULE = '15 * * * *';
const Csv = z.strictObject({
  name: sourceName,
  kind: z.literal('csv'),
  dir: z.string().min(1),
  schedule: cron.default(CSV_SCHEDULE),
});
const Common = z.looseObject({ name: sourceName, kind: z.string(), schedule: cron.optional() });

/** One of `sources` in barometer.yaml: what each kind's own keys are, the kind itself says. */
export const Source = z.unknown().transform((value, context): SourceSettings => {
  const found = judge(value);
  if ('source' in found) return found.source;
  for (const issue of found.issues) context.addIssue({ code: 'custom', ...toPlace(issue) });
  return z.NEVER;
});

/** An unknown key is found at itself, for the line it stands on. */
function toPlace(issue: z.core.$ZodIssue): { path: PropertyKey[]; message: string } {
  if (issue.code !== 'unrecognized_keys') return { path: issue.path, message: issue.message };
  return { path: [...issue.path, issue.keys[0] ?? ''], message: 'is not a known key' };
}

type Judged = { source: SourceSettings } | { issues: readonly z.core.$ZodIssue[] };

function judge(value: unknown): Judged {
  const isCsv = typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'csv';
  if (isCsv) {
    const csv = Csv.safeParse(value);
    return csv.success ? { source: csv.data } : { issues: csv.error.issues };
  }
  const common = Common.safeParse(value);
  if (!common.success) return { issues: common.error.issues };
  const { name, kind, schedule, ...settings } = common.data;
  const known = findSourceKind(kind);
  if (known === null) return refuse(['kind'], `expected one of ${KINDS.join(', ')}; found "${kind}"`);
  const own = judgeSettings(known, settings);
  return own === null ? { source: { name, kind, schedule: schedule ?? known.schedule, settings } } : { issues: own };
}

/** A key that the kind does not know is a slip of the pen, and not a setting that has no effect. */
function judgeSettings(
  kind: SourceKind,
  settings: Readonly<Record<string, unknown>>,
): readonly z.core.$ZodIssue[] | null {
  const parsed = kind.settings.safeParse(settings);
  if (!parsed.success) return parsed.error.issues;
  const keys = Object.keys(settings).filter((key) => !Object.hasOwn(kind.settings.shape, key));
  return keys.length === 0 ? null : [{ code: 'unrecognized_keys', keys, path: [], message: '', input: settings }];
}

const refuse = (path: string[], message: string): Judged => ({
  issues: [{ code: 'custom', path, message, input: undefined }],
});

/** Directories become absolute, seen from the file's own folder. */
export function placeSource(source: SourceSettings, filePath: string): SourceSettings {
  return isPulled(source) ? source : { ...source, dir: resolve(dirname(filePath), source.dir) };
}

/** What stands before the names of a source's secrets in the environment: BAROMETER_<SOURCE>_. */
export const toSecretPrefix = (source: string): string => `BAROMETER_${source.toUpperCase().replaceAll('-', '_')}_`;

/** Kinds of source that hold the accounts themselves, and can be written to. */
export const CRM_KINDS: ReadonlySet<string> = new Set(['salesforce', 'hubspot']);

/** Accounts before what belongs to them, whatever the order in the file; otherwise as they stand there. */
export function putCrmsFirst(sources: readonly SourceSettings[]): SourceSettings[] {
  const isCrm = ({ kind }: SourceSettings): boolean => CRM_KINDS.has(kind);
  return [...sources.filter(isCrm), ...sources.filter((source) => !isCrm(source))];
}
