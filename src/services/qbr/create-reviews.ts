import type { Db } from '../../db/client';
import { decideQbr, lockPod, type PodOfQbr } from '../../db/queries/qbrs';
import type { Person } from '../../domain/person';
import type { Qbr } from '../../domain/qbr';
import type { Caller } from '../../domain/viewer';
import { AppError, ForbiddenError } from '../../errors';
import { requirePerson } from '../authorise';
import type { FindViewer } from '../find-viewer';
import { getQbr } from './get-qbr';
import { enqueueQbr, prepareQbr } from './prepare-qbr';
import type { QbrSettings } from './settings';

export type QbrPress = { caller: Caller; qbrId: string; now: Date };

/** What RevOps does with a pod's review (R19). Each answers with the review as it then stands: the first decision stays. */
export type Reviews = {
  /** As it stands, for someone who may decide about it. */
  read: (press: QbrPress) => Promise<Qbr>;
  signOff: (press: QbrPress) => Promise<Qbr>;
  sendBack: (press: QbrPress & { note: string }) => Promise<Qbr>;
  /** Another revision of one that was sent back, with today's numbers. */
  prepareAgain: (press: QbrPress) => Promise<Qbr>;
};

type Deps = { db: Db; findViewer: FindViewer; settings: QbrSettings };
type Step = (tx: Db, args: { qbr: Qbr; pod: PodOfQbr; by: Person; now: Date }) => Promise<unknown>;

export function createReviews({ db, findViewer, settings }: Deps): Reviews {
  const requireRevOps = async ({ caller, now }: QbrPress): Promise<Person> => {
    const { person } = requirePerson(await findViewer(caller, now));
    if (person.role !== 'revops') throw new ForbiddenError('Only RevOps can sign off or send back a review.');
    return person;
  };
  const read = (at: Db, { qbrId, now }: QbrPress): Promise<Qbr> =>
    getQbr(at, qbrId, { now, timeZone: settings.timeZone });

  /** With the pod locked, and only while the review is the one that counts. */
  const change = async (press: QbrPress, step: Step): Promise<Qbr> => {
    const by = await requireRevOps(press);
    return db.transaction(async (tx) => {
      const pod = await lockPod(tx, (await read(tx, press)).content.pod);
      const qbr = await read(tx, press);
      if (pod === null || !qbr.isCurrent) return qbr;
      await step(tx, { qbr, pod, by, now: press.now });
      return read(tx, press);
    });
  };

  return {
    async read(press) {
      await requireRevOps(press);
      return read(db, press);
    },
    signOff: (press) => change(press, sign),
    sendBack: ({ note, ...press }) =>
      change(press, (tx, { qbr, by, now }) =>
        decideQbr(tx, { qbrId: qbr.qbrId, status: 'sent_back', byEmail: by.email, note, now }),
      ),
    prepareAgain: (press) =>
      change(press, async (tx, { qbr: { status, content }, now }) => {
        if (status !== 'sent_back' || content.qbrOn === null) return;
        const { pod, qbrOn, revision } = content;
        await prepareQbr(tx, settings, { pod, qbrOn, revision: revision + 1, now });
      }),
  };
}

/** Signed, and only then, it goes to the pod: one transaction, so that neither is without the other. */
const sign: Step = async (tx, { qbr: { qbrId }, pod, by, now }) => {
  const to = pod.channel ?? pod.managerEmail;
  if (to === null)
    throw new AppError('no_audience', `Pod ${pod.pod} has neither a channel nor a manager in pods.csv: add one, then sign off.`); // prettier-ignore
  const isOurs = await decideQbr(tx, { qbrId, status: 'signed', byEmail: by.email, note: null, now });
  if (isOurs) await enqueueQbr(tx, { qbrId, to, isSigned: true, now });
};
