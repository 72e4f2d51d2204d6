import { openDataSide } from '../compose-data';
import { toFreshnessSettings, toKnownSources } from '../compose-freshness';
import { openSlackSide } from '../compose-slack';
import { createConnect } from '../compose-sources';
import { requireSlack } from '../config';
import { toCrmTargets } from '../config-write-back';
import { isPulled } from '../config-sources';
import { AppError, ConfigError, messageOf } from '../errors';
import type { DataSide } from '../compose-data';
import { diagnoseCalendar } from '../services/diagnose/diagnose-calendar';
import { diagnoseCurrencies } from '../services/diagnose/diagnose-currencies';
import { diagnoseData } from '../services/diagnose/diagnose-data';
import { diagnoseDelivery } from '../services/diagnose/diagnose-delivery';
import { diagnoseFacts } from '../services/diagnose/diagnose-facts';
import { diagnoseFailures } from '../services/diagnose/diagnose-failures';
import { diagnoseHooks } from '../services/diagnose/diagnose-hooks';
import { diagnoseMatching } from '../services/diagnose/diagnose-matching';
import { diagnoseReports } from '../services/diagnose/diagnose-reports';
import { diagnoseSenders } from '../services/diagnose/diagnose-senders';
import { diagnoseSources, type SourceToCheck } from '../services/diagnose/diagnose-sources';
import { diagnoseSlack } from '../services/diagnose/diagnose-slack';
import { diagnoseWriteBack } from '../services/diagnose/diagnose-write-back';
import { type Finding, ok, problem } from '../services/diagnose/finding';
import { listStops } from '../services/pull/list-stops';
import { listParked } from '../services/list-parked';
import { readFreshness } from '../services/read-freshness';
import { readOptions } from './read-options';
import type { Verb, VerbContext } from './verb';

const usage = 'doctor';
const SIGNS: Record<Finding['level'], string> = { ok: 'ok   ', note: 'note ', problem: 'WRONG' };

export const doctor: Verb = {
  usage,
  summary: 'look at everything Barometer needs, and say what is wrong and what to do about it',
  run: async (args, context) => {
    readOptions(usage, args, {});
    const findings = [ok('config', `${context.config.filePath} is valid`), ...(await examine(context))];
    for (const { area, level, text } of findings) context.print(`${SIGNS[level]}  ${area.padEnd(15)}${text}`);
    const wrong = findings.filter(({ level }) => level === 'problem').length;
    if (wrong > 0) throw new AppError('unhealthy', `${wrong} ${wrong === 1 ? 'thing needs' : 'things need'} a person.`);
  },
};

/** The parts in the order in which they build on one another: without a database there is nothing more to look at. */
async function examine(context: VerbContext): Promise<Finding[]> {
  const opened = await open(context);
  if ('level' in opened) return [opened];
  try {
    const { db } = opened.database;
    const now = context.clock.now();
    const freshness = await readFreshness(db, { now, ...toFreshnessSettings(context.config.file) });
    const stops = await listStops(db, toKnownSources(context.config.file).names);
    return [
      ok('database', 'reachable and up to date'),
      ok('model', `${opened.model.name}, version ${opened.model.version}`),
      ...(await diagnoseData(db, { freshness, stops, now })),
      ...(await diagnoseSources(db, listSourcesToCheck(context), now)),
      ...(await diagnoseSenders(db, { ...listSenders(context), freshness })),
      ...(await diagnoseMatching(db, context.config.file.identity.mapping_file ?? null)),
      ...(await diagnoseCurrencies(db, { rates: context.config.file.currency_rates, now })),
      ...(await diagnoseFacts(db, context.config.file.required_facts, now)),
      ...diagnoseCalendar(context.config.file.calendar),
      ...diagnoseReports(context.config.file.reports),
      ...(await diagnoseHooks(
        db,
        context.config.file.hooks.map(({ source }) => source),
      )),
      ...(await examineSlack(context, opened, now)),
      ...diagnoseDelivery(await listParked(db)),
      ...(await diagnoseFailures(db)),
      ...(await diagnoseWriteBack(db, toCrmTargets(context.config.file), now)),
    ];
  } finally {
    await opened.close();
  }
}

function listSourcesToCheck({ config, log }: VerbContext): SourceToCheck[] {
  const connect = createConnect(config, log);
  return config.file.sources.filter(isPulled).map((source) => ({ name: source.name, connect: () => connect(source) }));
}

function listSenders({ config: { file } }: VerbContext) {
  return { known: toKnownSources(file), pulled: new Set(file.sources.filter(isPulled).map(({ name }) => name)) };
}

async function open({ config, log }: VerbContext): Promise<DataSide | Finding> {
  try {
    return await openDataSide(config, log);
  } catch (error) {
    const isModel = error instanceof ConfigError; // the model and the playbook are files; everything else is the database
    return problem(isModel ? 'model' : 'database', messageOf(error));
  }
}

async function examineSlack({ config, clock, log }: VerbContext, data: DataSide, now: Date): Promise<Finding[]> {
  try {
    const slack = await openSlackSide({ data, slack: requireSlack(config), file: config.file, clock, log });
    const { alerts, reports, revops_channel: revops } = config.file;
    const channels = {
      'alerts.default_channel': alerts.default_channel,
      revops_channel: revops,
      'reports.exec_channel': reports.exec_channel,
      'reports.board_channel': reports.board_channel,
    };
    return await diagnoseSlack(data.database.db, { ...slack, channels }, now);
  } catch (error) {
    return [problem('slack', messageOf(error))];
  }
}
