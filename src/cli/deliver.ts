import { userInfo } from 'node:os';
import { openDataSide } from '../compose-data';
import { openSlackSide } from '../compose-slack';
import { requireSlack } from '../config';
import { AppError } from '../errors';
import type { Db } from '../db/client';
import { diagnoseDelivery } from '../services/diagnose/diagnose-delivery';
import { listParked } from '../services/list-parked';
import { settleDelivery, type Verdict } from '../services/settle-delivery';
import { readOptions } from './read-options';
import type { Verb, VerbContext } from './verb';

const usage = 'deliver [--settle <id> --as sent|resend [--channel <C…> --ts <ts>]]';
const OPTIONS = {
  settle: { type: 'string' },
  as: { type: 'string' },
  channel: { type: 'string' },
  ts: { type: 'string' },
} as const;

export const deliver: Verb = {
  usage,
  summary: 'send what is due; --settle decides a delivery of which nobody knows whether it arrived',
  run: async (args, context) => {
    const { values } = readOptions(usage, args, OPTIONS);
    const slackSettings = requireSlack(context.config);
    const data = await openDataSide(context.config, context.log);
    try {
      const { db } = data.database;
      if (values.settle !== undefined) await settle(db, context, { ...values, settle: values.settle });
      const { config, clock, log } = context;
      const slack = await openSlackSide({ data, slack: slackSettings, file: config.file, clock, log });
      const summary = await slack.deliver();
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

type Settle = { settle: string; as?: string | undefined; channel?: string | undefined; ts?: string | undefined };

async function settle(db: Db, { clock, print }: VerbContext, values: Settle): Promise<void> {
  const id = Number(values.settle);
  if (!Number.isInteger(id))
    throw new AppError('usage', `--settle ${values.settle}: expected the number that doctor shows.`);
  await settleDelivery(db, { id, by: userInfo().username, now: clock.now(), ...toVerdict(values) });
  print(`Delivery ${id} is settled as ${values.as}.`);
}

function toVerdict({ as, channel, ts }: Settle): Verdict {
  if (as === 'resend') return { verdict: 'resend' };
  if (as !== 'sent') throw new AppError('usage', `--as ${as ?? ''}: expected sent or resend.`);
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
