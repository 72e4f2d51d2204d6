import type { DriSettings } from '../../alerts/choose-dri';
import { listPodAlerts } from '../../db/queries/pod-alerts';
import type { PodPage } from '../../domain/pod-latency';
import type { RenderedFile } from '../../domain/report';
import type { Caller, KnownViewer } from '../../domain/viewer';
import type { AwayForm } from '../absence/create-absences';
import { requirePerson } from '../authorise';
import type { FindViewer } from '../find-viewer';
import { PERIOD_DAYS, periodOf, type PodLatencyDeps } from '../read-pod-latency';
import { choosePod, getAllowedPod } from './choose-pod';
import { drawPodCsv } from './draw-pod-csv';
import { readPodPage } from './read-pod-page';
import { bringBack, prepareSetAway, setAway, type PodPeople } from './set-away';

type Asked = { caller: Caller; now: Date };
export type PodAnswer = { kind: 'page'; page: PodPage } | { kind: 'choice'; pods: readonly string[] };
export type PodFile = { pod: string; alerts: number; periodDays: number; file: RenderedFile };

/** What can be asked about a pod; each throws ForbiddenError for who may not ask, NotFoundError alike for a pod that is not there or not theirs. */
export type Pods = {
  /** As typed; null: the viewer's own, or a choice. */
  answer: (asked: Asked & { name: string | null }) => Promise<PodAnswer>;
  /** By its whole name, as a button carries it. */
  page: (asked: Asked & { pod: string }) => Promise<PodPage>;
  file: (asked: Asked & { pod: string }) => Promise<PodFile>;
  prepareAway: (asked: Asked & { pod: string }) => Promise<PodPeople>;
  setAway: (asked: Asked & AwayForm & { pod: string; personKey: string }) => Promise<void>;
  bringBack: (asked: Asked & { pod: string; personKey: string }) => Promise<void>;
};

export type PodsDeps = PodLatencyDeps & { findViewer: FindViewer; dri: DriSettings };

export function createPods(deps: PodsDeps): Pods {
  const { db, dri, findViewer, calendarOf } = deps;
  const readViewer = async ({ caller, now }: Asked) => requirePerson(await findViewer(caller, now));
  const allow = async <Input extends Asked & { pod: string }>(
    input: Input,
  ): Promise<Input & { viewer: KnownViewer }> => {
    const viewer = await readViewer(input);
    await getAllowedPod(db, { viewer, pod: input.pod });
    return { ...input, viewer };
  };
  return {
    answer: async ({ name, ...asked }) => {
      const viewer = await readViewer(asked);
      const choice = await choosePod(db, { viewer, name });
      if (choice.kind === 'choice') return choice;
      return { kind: 'page', page: await readPodPage(deps, { viewer, pod: choice.pod, now: asked.now }) };
    },
    page: async (asked) => readPodPage(deps, await allow(asked)),
    file: async (asked) => {
      const { viewer, pod, now } = await allow(asked);
      const rows = await listPodAlerts(db, { pod, scope: viewer.scope, ...periodOf(now) });
      return { pod, alerts: rows.length, periodDays: PERIOD_DAYS, file: drawPodCsv({ pod, rows, now }, calendarOf) };
    },
    prepareAway: async (asked) => prepareSetAway(db, await allow(asked)),
    setAway: async (asked) => setAway(db, dri, await allow(asked)),
    bringBack: async (asked) => bringBack(db, await allow(asked)),
  };
}
