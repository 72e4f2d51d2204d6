import { dirname, resolve } from 'node:path';
import { type Document, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { AlertsConfig } from './config-alerts';
import { FiltersConfig, ReportsConfig } from './config-reports';
import { cron, placeSource, putCrmsFirst, Source, sourceName, toSecretPrefix } from './config-sources';
import { checkWriteBack, WriteBackConfig } from './config-write-back';
import { describeConfigIssue } from './describe-config-issue';
import { REQUIRED_FACTS } from './domain/required-fact';
import { STREAMS } from './domain/stream';
import { ConfigError, messageOf } from './errors';
import { toHookSecretName } from './ingest/pull/to-hook-secret-name';

const timeZone = z.string().refine(isTimeZone, 'expected an IANA time zone, such as "Europe/Berlin"');
const hours = z.number().positive();
const place = z
  .string()
  .regex(/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/, 'expected a country, such as "DE", or one of its regions, "DE-BY"');
const currencyCode = z.string().regex(/^[A-Z]{3}$/, 'expected a currency code of ISO 4217, such as "EUR"');
const slashCommand = z.string().regex(/^\/[a-z0-9_-]{1,31}$/, 'expected a slash command, such as "/health"');
/** Who works here and where is not for a webhook to say unless it is told so: roles decide who sees what. */
const FACT_STREAMS = STREAMS.filter((stream) => stream !== 'people' && stream !== 'pods');
const Hook = z.strictObject({
  source: sourceName,
  streams: z.array(z.enum(STREAMS)).min(1).default(FACT_STREAMS),
});

/** The shape of `barometer.yaml`. Everything has a default: an empty file is a working configuration without sources. */
export const ConfigFile = z.strictObject({
  company: z.string().min(1).default('Our customers'),
  command: slashCommand.default('/health'),
  model: z.string().min(1).default('three-pillar'),
  formula: z.string().min(1).optional(),
  time_zone: timeZone.default('UTC'),
  crm_url: z
    .string()
    .regex(/^https:\/\/\S*\{crm_id\}/, 'expected an https URL with {crm_id} in it')
    .optional(),
  currency_rates: z.record(currencyCode, z.number().positive()).default({}),
  public_url: z.url({ protocol: /^https?$/, error: 'expected a URL, https://…' }).optional(), // at which webhooks reach Barometer
  sources: z.array(Source).default([]),
  required_facts: z
    .array(z.enum(REQUIRED_FACTS))
    .default(['executive_sponsor', 'renewal_on', 'arr'])
    .transform((facts) => [...new Set(facts)]),
  identity: z.strictObject({ mapping_file: z.string().min(1).optional() }).prefault({}),
  schedules: z
    .strictObject({
      score: cron.default('0 */4 * * *'),
      deliver: cron.default('* * * * *'),
      wake_snoozes: cron.default('*/15 * * * *'),
      housekeep: cron.default('40 4 * * *'),
      calibrate: cron.default('50 3 * * 1'),
      escalate: cron.default('*/15 * * * *'),
      digest: cron.default('*/15 * * * *'), // who is due is decided by each person's own clock
      reports: cron.default('5,35 * * * *'), // who is due is decided by calendars
      grade: cron.default('20 6 * * *'),
      monitor: cron.default('30 5 * * *'),
      hooks: cron.default('* * * * *'), // what a stopped process left of the webhooks
      write_back: cron.default('*/5 * * * *'),
    })
    .prefault({}),
  freshness_hours: z
    .strictObject({
      usage_daily: hours.default(48),
      engagement_daily: hours.default(24 * 7),
      tickets: hours.default(48),
      nps: hours.default(24 * 7),
      activities: hours.default(48),
      contacts: hours.default(24 * 7),
      invoices: hours.default(24 * 35),
      subscriptions: hours.default(24 * 35),
    })
    .prefault({}),
  alerts: AlertsConfig.prefault({}),
  reports: ReportsConfig.prefault({}),
  filters: FiltersConfig.prefault({}),
  predictions: z.strictObject({ days: z.number().int().positive().default(28) }).prefault({}),
  rollout: z.strictObject({ dry_run: z.boolean().default(false) }).prefault({}),
  calendar: z
    .strictObject({
      country: place.optional(), // where someone's time zone names none
      people: z.record(z.email(), place).default({}),
    })
    .prefault({}),
  revops_channel: z.string().min(1).optional(),
  hooks: z.array(Hook).default([]),
  write_back: z.array(WriteBackConfig).default([]),
});
export type ConfigFile = z.infer<typeof ConfigFile>;

/**
 * Reads the text of `barometer.yaml`; source directories become absolute, seen from the file's own folder.
 * @throws ConfigError naming file, line, key and what was expected.
 */
export function parseConfigFile(text: string, path: string): ConfigFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const [broken] = document.errors;
  if (broken) {
    const { line } = lines.linePos(broken.pos[0]);
    throw new ConfigError(`${path}:${line}: not valid YAML: ${broken.message}`, { cause: broken });
  }
  const parsed = ConfigFile.safeParse(toValue(document, path) ?? {});
  if (!parsed.success)
    throw new ConfigError(`${path}${describeConfigIssue(parsed.error, document, lines)}`, { cause: parsed.error });
  checkWriteBack(parsed.data, path);
  refuseTwice(
    'sources',
    parsed.data.sources.map(({ name }) => name),
    path,
  );
  refuseTwice(
    'hooks',
    parsed.data.hooks.map(({ source }) => toHookSecretName(source)),
    path,
  );
  refuseTwice(
    'sources',
    parsed.data.sources.map(({ name }) => toSecretPrefix(name)),
    path,
  );
  const sources = putCrmsFirst(parsed.data.sources.map((source) => placeSource(source, path)));
  const { mapping_file: mappings } = parsed.data.identity;
  const identity = mappings === undefined ? {} : { mapping_file: resolve(dirname(path), mappings) };
  return { ...parsed.data, sources, identity };
}

function refuseTwice(key: string, names: readonly string[], path: string): void {
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined)
    throw new ConfigError(`${path}: ${key}: the name "${twice}" is used twice; expected one name per source`);
}

/** An anchor that is nowhere is found only now. */
function toValue(document: Document, path: string): unknown {
  try {
    return document.toJS();
  } catch (cause) {
    throw new ConfigError(`${path}: not valid YAML: ${messageOf(cause)}`, { cause });
  }
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false; // the platform's own way to say no
  }
}
