import type { CrmActivity, CrmSink, HealthChange, Preflight, WriteResult } from '../../src/crm/sink';

/** A CRM that keeps what it is told, and answers as it is told to. What it was told is kept whether or not the answer comes. */
export type RecordingCrm = CrmSink & {
  health: HealthChange[][]; // batch by batch
  activities: CrmActivity[][];
  preflights: number;
  answer: (recordId: string) => WriteResult;
  fail: (error: Error | null) => void; // from now on each request is taken, and its answer lost
  check: (preflight: Partial<Preflight> | Error) => void;
};

export function createRecordingCrm({ target = 'crm', maxBatch = 200 } = {}): RecordingCrm {
  let lost: Error | null = null;
  let found: Preflight | Error = { problems: [], reasonLength: 255, writes: [] };
  const reply = (recordIds: readonly string[]): WriteResult[] => {
    if (lost !== null) throw lost;
    return recordIds.map((recordId) => crm.answer(recordId));
  };
  const crm: RecordingCrm = {
    target,
    maxBatch,
    health: [],
    activities: [],
    preflights: 0,
    answer: () => ({ kind: 'written', remoteId: null }),
    fail: (error) => {
      lost = error;
    },
    check: (preflight) => {
      found = preflight instanceof Error ? preflight : { problems: [], reasonLength: 255, writes: [], ...preflight };
    },
    async preflight() {
      crm.preflights += 1;
      if (found instanceof Error) throw found;
      return found;
    },
    async writeHealth(changes) {
      crm.health.push([...changes]);
      return reply(changes.map(({ recordId }) => recordId));
    },
    async writeActivities(activities) {
      crm.activities.push([...activities]);
      return reply(activities.map(({ recordId }) => recordId));
    },
  };
  return crm;
}
