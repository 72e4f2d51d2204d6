import fc from 'fast-check';
import { decideEscalation, type Escalation, type EscalationSubject } from '../../src/alerts/decide-escalation';

const SETTINGS = { remindBusinessDays: 1, managerBusinessDays: 2, missedBusinessDays: 5 };
const HOUR_MS = 3_600_000;
const START = new Date('2026-03-02T00:00:00Z');
const hour = (hours: number): Date => new Date(START.getTime() + hours * HOUR_MS);
const HORIZON = 30 * 24;

type Step = Escalation['step'];
type Taken = { step: Step; at: Date; stint: number };
/** What happens to an alert by itself: who answers or takes it over, and when it sleeps. */
type Story = {
  told: number;
  acknowledged: number | null;
  acted: number | null;
  reassigned: readonly number[];
  pauses: readonly { from: number; hours: number }[];
  timeZone: string;
};

const hours = fc.nat(HORIZON);
const story: fc.Arbitrary<Story> = fc.record({
  told: fc.nat(200),
  acknowledged: fc.option(hours),
  acted: fc.option(hours),
  reassigned: fc.uniqueArray(hours, { maxLength: 3 }),
  pauses: fc.array(fc.record({ from: hours, hours: fc.integer({ min: 1, max: 200 }) }), { maxLength: 3 }),
  timeZone: fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Pacific/Apia'),
});

const COLUMNS = { remind: 'remindedAt', escalate: 'escalatedAt', missed: 'missedAt' } as const;

/** Runs the job at the given hours, each a new process that knows only what was stored. */
function play(told: Story, runs: readonly number[]): Taken[] {
  const stored: Pick<EscalationSubject, 'remindedAt' | 'escalatedAt' | 'missedAt'> = {
    remindedAt: null,
    escalatedAt: null,
    missedAt: null,
  };
  const taken: Taken[] = [];
  for (const at of runs.toSorted((a, b) => a - b)) {
    for (;;) {
      const seen = seenAt(told, at);
      const calendar = { timeZone: told.timeZone, isHoliday: (day: string) => day.endsWith('-17') };
      const escalation = decideEscalation({ ...seen, ...stored }, calendar, hour(at), SETTINGS);
      if (escalation === null) break;
      stored[COLUMNS[escalation.step]] = hour(at);
      const stint = told.reassigned.filter((when) => when <= at).length;
      taken.push({ step: escalation.step, at: hour(at), stint });
    }
  }
  return taken;
}

function seenAt(told: Story, at: number): Omit<EscalationSubject, 'remindedAt' | 'escalatedAt' | 'missedAt'> {
  const past = (when: number | null): Date | null => (when !== null && when <= at ? hour(when) : null);
  const reassigned = told.reassigned.filter((when) => when <= at);
  const pauses = told.pauses
    .filter(({ from }) => from <= at)
    .map((pause) => ({ from: hour(pause.from), to: past(pause.from + pause.hours) }));
  const isAsleep = pauses.some(({ to }) => to === null);
  const acknowledgedAt = past(told.acknowledged);
  return {
    tier: 'high',
    status: isAsleep ? 'snoozed' : acknowledgedAt === null ? 'open' : 'acknowledged',
    toldAt: past(told.told),
    tierSince: hour(0),
    assignedAt: reassigned.length === 0 ? null : hour(Math.max(...reassigned)),
    acknowledgedAt,
    firstActionAt: past(told.acted),
    recoveredAt: null,
    pauses,
  };
}

const OFTEN = Array.from({ length: HORIZON / 6 }, (_, index) => 6 * index);
const runs = fc.uniqueArray(hours, { maxLength: 20 });
const ORDER: readonly Step[] = ['remind', 'escalate', 'missed'];

describe('whatever happens to an alert, and however often the job runs', () => {
  it('R34: no DRI is given the same step twice, and the steps come in order', () => {
    fc.assert(
      fc.property(story, runs, (told, at) => {
        const taken = play(told, at);
        for (const stint of new Set(taken.map((one) => one.stint))) {
          const steps = taken.filter((one) => one.stint === stint).map(({ step }) => ORDER.indexOf(step));
          expect(steps).toEqual([...new Set(steps)].toSorted((a, b) => a - b));
        }
      }),
    );
  });

  it('R34: a manager never hears of an alert before its DRI was reminded of it', () => {
    fc.assert(
      fc.property(story, runs, (told, at) => {
        const taken = play(told, at);
        for (const escalated of taken.filter(({ step }) => step === 'escalate'))
          expect(taken.some((one) => one.step === 'remind' && one.stint === escalated.stint)).toBe(true);
      }),
    );
  });

  it('R162: an alert nobody touches has had the same steps by then, whether the job ran often or only now', () => {
    const untouched = story.map((told) => ({ ...told, acknowledged: null, acted: null, reassigned: [] }));
    fc.assert(
      fc.property(untouched, hours, (told, now) => {
        const steps = (at: readonly number[]) => play(told, at).map(({ step }) => step);
        const isAsleep = seenAt(told, now).status === 'snoozed';
        if (!isAsleep) expect(steps([now])).toEqual(steps([...OFTEN.filter((one) => one < now), now]));
      }),
      { numRuns: 20 },
    );
  });
});
