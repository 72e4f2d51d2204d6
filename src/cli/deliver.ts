import { userInfo } from 'node:os';
import { openDataSide } from '../compose-data';
import { openSlackSide } from '../compose-slack';
import { requireSlack } from '../config';
import { AppError } from '../errors';
import type { Db } from '../db/client';
import { listShown } from '../db/queries/outbox-record';
import { diagnoseDelivery } from '../services/diagnose/diagnose-delivery';
import { listParked } from '../services/list-parked';
import { settleDelivery, type Verdict } from '../services/settle-delivery';
import { readInstant, readOptions } from './read-options';
import type { Verb, VerbContext } from './verb';

const usage = 'deliver [--settle <id> --as sent|resend [--channel <C…> --ts <ts>]] [--shown-since <instant>]';
const OPTIONS = {
  settle: { type: 'string' },
  as: { type: 'string' },
  channel: { type: 'string' },
  ts: { type: 'string' },
  'shown-since': { type: 'string' },
} as const;

export const deliver: Verb = {
  usage,
  summary: 'send what is due, or in a dry run print it; --settle decides a delivery that may or may not have arrived',
  run: async (args, context) => {
    const { 'shown-since': shownSince, ...values } = readOptions(usage, args, OPTIONS).values;
    const settlement = readSettlement(values);
    const since = readInstant('--shown-since', shownSince, context.clock.now());
    const slackSettings = requireSlack(context.config);
    const data = await openDataSide(context.config, context.log);
    try {
      const { db } = data.database;
      if (settlement !== null) await settle(db, context, settlement);
      const { config, clock, log } = context;
      const slack = await openSlackSide({ data, slack: slackSettings, file: config.file, clock, log });
      const summary = await slack.deliver();
      if (config.file.rollout.dry_run) await printShown(db, since, context.print);
      const counts = Object.entries(summary).filter(([, count]) => count > 0);
      context.print(
        counts.length === 0 ? 'Nothing was due.' : counts.map(([end, count]) => `${end}: ${count}`).join(', '),
      );
      await failWhenParked(db);
    } finally {
      await data.close();
    }
  },
};

/** What a dry run would have sent, to whom, in which words. */
async function printShown(db: Db, since: Date, print: (line: string) => void): Promise<void> {
  const shown = await listShown(db, since);
  for (const { kind, channelId, toEmail, rendered } of shown)
    print(`would send (${kind}) to ${toEmail ?? channelId ?? 'the message above it'}: ${rendered ?? ''}`);
  print(`Dry run: ${shown.length} would have been sent, nothing was.`);
}

type Settlement = { id: number } & Verdict;
type Values = Partial<Record<'settle' | 'as' | 'channel' | 'ts', string | undefined>>;

async function settle(db: Db, { clock, print }: VerbContext, settlement: Settlement): Promise<void> {
  await settleDelivery(db, { ...settlement, by: userInfo().username, now: clock.now() });
  print(`Delivery ${settlement.id} is settled as ${settlement.verdict}.`);
}

function readSettlement({ settle: id, ...rest }: Values): Settlement | null {
  if (id === undefined) {
    if (Object.keys(rest).length === 0) return null;
    throw new AppError('usage', '--as, --channel and --ts belong to --settle <id>.');
  }
  if (!/^\d{1,15}$/.test(id)) throw new AppError('usage', `--settle ${id}: expected the number that doctor shows.`);
  return { id: Number(id), ...toVerdict(rest) };
}

function toVerdict({ as, channel, ts }: Values): Verdict {
  if (as === 'resend') return { verdict: 'resend' };
  if (as !== 'sent')
    throw new AppError('usage', `${as === undefined ? '--as' : `--as ${as}`}: expected sent or resend.`);
  return {
    verdict: 'sent',
    ...(channel === undefined ? {} : { channelId: channel }),
    ...(ts === undefined ? {} : { ts }),
  };
}

/** What could not be said is never passed over in silence. */
async function failWhenParked(db: Db): Promise<void> {
  const problems = diagnoseDelivery(await listParked(db)).filter(({ level }) => level === 'problem');
  if (problems.length > 0) throw new AppError('undelivered', problems.map(({ text }) => text).join('\n'));
}
