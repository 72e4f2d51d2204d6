import { userInfo } from 'node:os';
import { openDataSide } from '../compose-data';
import { toFreshnessSettings } from '../compose-freshness';
import { composeWriteBack, type WriteBackSide } from '../compose-write-back';
import type { Db } from '../db/client';
import { settleUnknownCrmWrite } from '../db/queries/crm-states';
import { startCrmTarget, stopCrmTarget } from '../db/queries/crm-targets';
import { retryRefused } from '../db/queries/crm-writes-settle';
import { AppError } from '../errors';
import { diagnoseWriteBack } from '../services/diagnose/diagnose-write-back';
import { readFreshness } from '../services/read-freshness';
import { previewHealth } from '../services/write-back/preview-health';
import { formatTable } from './format-table';
import type { Verb, VerbContext } from './verb';
import { readWriteBackOptions, WRITE_BACK_USAGE, type WriteBackWork } from './write-back-options';

export const writeBackVerb: Verb = {
  usage: WRITE_BACK_USAGE,
  summary: 'tell the CRMs now what changed; --dry only shows it; --stop and --start are the switch of each',
  run: async (args, context) => {
    const work = readWriteBackOptions(args);
    const { config, clock, log } = context;
    const data = await openDataSide(config, log);
    try {
      const { db } = data.database;
      const side = composeWriteBack({ db, config, clock, log });
      requireTarget(side, work.target, config.filePath);
      await run({ db, side, context }, work);
    } finally {
      await data.close();
    }
  },
};

function requireTarget({ targets }: WriteBackSide, target: string | null, path: string): void {
  const names = targets.map((one) => one.target);
  if (names.length === 0) throw new AppError('usage', `${path} names no CRM under write_back: nothing to write to.`);
  if (target !== null && !names.includes(target))
    throw new AppError('usage', `${target}: expected one of ${names.join(', ')}.`);
}

type Parts = { db: Db; side: WriteBackSide; context: VerbContext };

function run(parts: Parts, work: WriteBackWork): Promise<void> {
  switch (work.kind) {
    case 'write':
      return write(parts, work.target);
    case 'preview':
      return preview(parts, work.target);
    case 'stop':
      return stop(parts, work);
    case 'start':
      return start(parts, work.target);
    case 'retry':
      return retry(parts, work.target);
    case 'settle':
      return settle(parts, work);
  }
}

const pick = ({ targets }: WriteBackSide, target: string | null) =>
  targets.filter((one) => target === null || one.target === target);

/** What could not be written is never passed over in silence. */
async function write({ db, side, context: { clock, print } }: Parts, target: string | null): Promise<void> {
  const counts = Object.entries(await side.write(target ?? undefined)).filter(([, count]) => count > 0);
  print(counts.length === 0 ? 'Nothing was due.' : counts.map(([end, count]) => `${end}: ${count}`).join(', '));
  const findings = await diagnoseWriteBack(db, pick(side, target), clock.now());
  const problems = findings.filter(({ level }) => level === 'problem');
  if (problems.length > 0) throw new AppError('unwritten', problems.map(({ text }) => text).join('\n'));
}

async function preview({ db, side, context }: Parts, only: string | null): Promise<void> {
  const { clock, config, print } = context;
  const now = clock.now();
  const freshness = await readFreshness(db, { now, ...toFreshnessSettings(config.file) });
  for (const target of pick(side, only)) {
    const rows = await previewHealth(db, { target, freshness, now });
    print(`${target.target}: ${rows.length} would be written or are withheld; nothing was written.`);
    if (rows.length > 0) print(formatTable(HEAD, rows.map(toCells)));
  }
}

const HEAD = ['account', 'record', 'was', 'would be', 'reason', 'because'];
type PreviewRow = Awaited<ReturnType<typeof previewHealth>>[number];
const toCells = ({ account, record, was, wouldBe, reason, because }: PreviewRow): string[] => [
  account,
  record,
  was,
  wouldBe,
  reason,
  because,
];

async function stop(
  { db, context: { clock, print } }: Parts,
  { target, reason }: { target: string; reason: string },
): Promise<void> {
  const by = userInfo().username;
  const stopped = await stopCrmTarget(db, { target, by, reason, problems: [], now: clock.now() });
  print(stopped ? `${target}: nothing is written until it is started again.` : `${target}: was stopped already.`);
}

async function start({ db, context: { print } }: Parts, target: string): Promise<void> {
  print(`${target}: ${(await startCrmTarget(db, { target })) ? 'writing goes on' : 'was not stopped'}.`);
}

async function retry({ db, context: { clock, print } }: Parts, target: string): Promise<void> {
  const rows = await retryRefused(db, { target, now: clock.now() });
  print(`${target}: ${rows} refused will be tried again with the next run.`);
}

async function settle({ db, context: { clock, print } }: Parts, decision: { id: number; isThere: boolean }) {
  const { id, isThere } = decision;
  if (!(await settleUnknownCrmWrite(db, { id, isThere, now: clock.now() })))
    throw new AppError('usage', `--settle ${id}: waits for no decision.`);
  print(`${id} is settled as ${isThere ? 'sent' : 'to be sent again'}.`);
}
