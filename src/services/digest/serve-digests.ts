import { decideDigest } from '../../alerts/decide-digest';
import { listDailyEmails, listDigestReaders, listServedDigests, type DigestReader } from '../../db/queries/digests';
import type { CurrencyRates } from '../../db/queries/home';
import type { CalendarOf } from '../../domain/calendar';
import type { DigestContent, DigestKind, DueDigest } from '../../domain/digest';
import { findReachable, type ReachDeps } from '../find-reachable';
import { previewDigest, writeDigest } from './write-digest';

export type DigestDeps = ReachDeps & { calendarOf: CalendarOf; rates: CurrencyRates };
export type ServeInput = { now: Date; kind?: DigestKind | undefined; isDry?: boolean };
export type Served = { email: string; name: string; due: DueDigest; content: DigestContent };
export type ServeResult = { served: Served[]; quiet: number; unreachable: number; failed: number };

type Due = { reader: DigestReader; due: DueDigest };

/**
 * Digests for everyone whose own clock says so and who has not had theirs (R14, X16). Reps get Monday's; whoever is named on alerts,
 * manager or not, gets what those need. `quiet`: due, and nothing to say. `unreachable`: not in Slack; doctor names them.
 * One person's failure is logged and counted, and tried again by the next run of the day; it never stops another's.
 */
export async function serveDigests(deps: DigestDeps, { now, kind, isDry = false }: ServeInput): Promise<ServeResult> {
  const result: ServeResult = { served: [], quiet: 0, unreachable: 0, failed: 0 };
  const readers = (await listDigestReaders(deps.db)).filter(isServed);
  const reachable = await findReachable(deps, readers, now);
  result.unreachable = readers.length - reachable.length;
  for (const { reader, due } of await listDue(deps, reachable, now)) {
    if (kind !== undefined && due.kind !== kind) continue;
    const { email, name } = reader;
    try {
      const input = { email, due, rates: deps.rates, now };
      const content = await (isDry ? previewDigest(deps.db, input) : writeDigest(deps.db, input));
      if (content === null) result.quiet += 1;
      else result.served.push({ email, name, due, content });
    } catch (err) {
      result.failed += 1;
      deps.log.warn({ err, email, period: due.period }, 'digest not written');
    }
  }
  return result;
}

/** Managers, RevOps and executives read pods and portfolios elsewhere: they get a digest only as owners of alerts. */
const isServed = ({ role, hasAlerts }: DigestReader): boolean => hasAlerts || role === 'ae' || role === 'csm';

async function listDue({ db, calendarOf }: DigestDeps, readers: readonly DigestReader[], now: Date): Promise<Due[]> {
  const due = readers.flatMap((reader) => {
    const found = decideDigest(calendarOf(reader), now);
    return found === null ? [] : [{ reader, due: found }];
  });
  const served = await listServedDigests(db, [...new Set(due.map((one) => one.due.period))]);
  const daily = await listDailyEmails(db);
  return due.filter(
    ({ reader: { email }, due: { kind, period } }) =>
      !served.has(`${email} ${kind} ${period}`) && (kind === 'monday' || daily.has(email)),
  );
}
