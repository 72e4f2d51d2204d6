import fc from 'fast-check';
import { decideTriggers, type TriggerSight } from '../../src/alerts/decide-triggers';
import { findDefinition } from '../../src/alerts/triggers';
import type { Finding, TriggerId, TriggerState } from '../../src/domain/trigger';

const START = Date.parse('2026-03-04T06:00:00Z');
const HOUR_MS = 3_600_000;
const REFIRE_DAYS = 2;
/** One of each kind: comes back, rests on usage, reads the score, has instances, is told once. */
const WATCHED: readonly [TriggerId, string][] = [
  ['inactive', ''],
  ['sponsor_dormant', ''],
  ['score_below', ''],
  ['p1_opened', 't-1'],
  ['p1_opened', 't-2'],
  ['renewal_60', '2026-05-01'],
];

const toFinding = ([trigger, key]: readonly [TriggerId, string]): Finding => ({
  trigger,
  key,
  tier: findDefinition(trigger)?.tier ?? 'high',
  reason: 'Something with 1 number',
  action: 'do something today',
  actionDueOn: '2026-03-04',
  stream: findDefinition(trigger)?.stream ?? null,
  evidence: { value: 1, limit: 1, windowDays: null },
});

const run = fc.record({
  afterHours: fc.integer({ min: 1, max: 40 }),
  holds: fc.subarray([...WATCHED]),
  isQuiet: fc.constantFrom<TriggerSight['isQuiet'][]>(null, null, null, 'score', 'all'),
  isStale: fc.constantFrom(false, false, true),
  restarts: fc.boolean(),
});
type Run = { afterHours: number; holds: [TriggerId, string][]; isQuiet: TriggerSight['isQuiet']; isStale: boolean; restarts: boolean }; // prettier-ignore
const runs = fc.array(run, { minLength: 1, maxLength: 25 });

const idOf = ({ trigger, key }: { trigger: TriggerId; key: string }): string => `${trigger} ${key}`;
const sightOf = ({ isQuiet, isStale }: Run, now: Date): TriggerSight => ({
  now,
  refireDays: REFIRE_DAYS,
  isQuiet,
  staleStreams: isStale ? ['usage_daily'] : [],
  sharedCause: false,
});

/** As the database does it: rows by trigger and key, dates through text. */
class Memory {
  rows = new Map<string, TriggerState>();
  write(states: readonly TriggerState[]): void {
    for (const state of states) this.rows.set(idOf(state), state);
  }
  restart(): void {
    const text = JSON.stringify([...this.rows.values()]);
    const isDate = (key: string, value: unknown) => (key.endsWith('At') || key === 'since' ? value : null);
    const revive = (key: string, value: unknown) =>
      typeof isDate(key, value) === 'string' ? new Date(String(value)) : value;
    const rows = JSON.parse(text, revive) as TriggerState[];
    this.rows = new Map(rows.toReversed().map((state) => [idOf(state), state]));
  }
}

/** Runs one after the other, telling what each one did. */
function play(
  all: readonly Run[],
  look: (step: ReturnType<typeof takeStep>) => void,
  arrange = (one: Finding[]) => one,
): Memory {
  const memory = new Memory();
  let atMs = START;
  for (const one of all) {
    atMs += one.afterHours * HOUR_MS;
    if (one.restarts) memory.restart();
    look(takeStep(memory, one, new Date(atMs), arrange));
  }
  return memory;
}

function takeStep(memory: Memory, one: Run, now: Date, arrange: (findings: Finding[]) => Finding[]) {
  const before = new Map(memory.rows);
  const decision = decideTriggers([...before.values()], arrange(one.holds.map(toFinding)), sightOf(one, now));
  memory.write(decision.states);
  return { one, now, before, decision, after: new Map(memory.rows) };
}

describe('over any runs and restarts', () => {
  it('nothing fires twice in one episode: between two firings it was clear', () => {
    fc.assert(
      fc.property(runs, (all) => {
        const isOpen = new Set<string>();
        play(all, ({ decision }) => {
          for (const id of decision.cleared.map(idOf)) expect(isOpen.delete(id)).toBe(true);
          for (const id of decision.resumed.map(idOf)) expect(isOpen.has(id)).toBe(false);
          for (const id of [...decision.fired, ...decision.resumed].map(idOf)) {
            expect(isOpen.has(id)).toBe(false);
            isOpen.add(id);
          }
        });
      }),
    );
  });

  it('a condition that comes back within the days of one story does not fire again', () => {
    fc.assert(
      fc.property(runs, (all) => {
        const clearedMs = new Map<string, number>();
        play(all, ({ decision, now }) => {
          for (const finding of decision.fired.filter(({ trigger }) => trigger !== 'p1_opened'))
            expect(now.getTime() - (clearedMs.get(idOf(finding)) ?? -Infinity)).toBeGreaterThan(REFIRE_DAYS * 24 * HOUR_MS);
          for (const one of decision.cleared) clearedMs.set(idOf(one), now.getTime());
        });
      }),
    );
  }); // prettier-ignore

  it('what holds, fresh and not quiet, is told: it fires, it is back, or it was told or taken before', () => {
    fc.assert(
      fc.property(runs, (all) => {
        play(all, ({ one, before, decision, after }) => {
          if (one.isQuiet !== null) return;
          for (const finding of one.holds.map(toFinding)) {
            if (one.isStale && finding.stream === 'usage_daily') continue;
            const id = idOf(finding);
            expect(after.get(id)).toMatchObject({ clearedAt: null });
            const wasHeld = before.get(id)?.clearedAt === null;
            const isOnce = finding.trigger === 'renewal_60' && before.has(id);
            const isTold = [...decision.fired, ...decision.resumed].some((told) => idOf(told) === id);
            expect(wasHeld || isOnce || isTold).toBe(true);
          }
        });
      }),
    );
  });

  it('what is found no longer is over, and what is found holds, unless it rests on what is stale', () => {
    fc.assert(
      fc.property(runs, (all) => {
        play(all, ({ one, after }) => {
          const held = new Set(one.holds.map((each) => idOf(toFinding(each))));
          for (const state of after.values())
            if (!(one.isStale && state.trigger === 'inactive')) expect(state.clearedAt === null).toBe(held.has(idOf(state)));
        });
      }),
    );
  }); // prettier-ignore

  it('a renewal is told at most once', () => {
    fc.assert(
      fc.property(runs, (all) => {
        let times = 0;
        play(all, ({ decision }) => {
          times += decision.fired.filter(({ trigger }) => trigger === 'renewal_60').length;
        });
        expect(times).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('the same input again changes nothing, and neither does an earlier one', () => {
    fc.assert(
      fc.property(runs, (all) => {
        play(all, ({ one, now, after }) => {
          const again = (at: Date) => decideTriggers([...after.values()], one.holds.map(toFinding), sightOf(one, at));
          const nothing = { fired: [], cleared: [], resumed: [], states: [] };
          expect(again(now)).toEqual(nothing);
          if (after.size > 0) expect(again(new Date(START - 1))).toEqual(nothing);
        });
      }),
    );
  });

  it('neither the order of findings nor a restart makes a difference', () => {
    fc.assert(
      fc.property(runs, (all) => {
        const calm: unknown[] = [];
        const wild: unknown[] = [];
        play(all.map((one) => ({ ...one, restarts: false })), ({ decision }) => calm.push(decision.fired)); // prettier-ignore
        play(all.map((one) => ({ ...one, restarts: true })), ({ decision }) => wild.push(decision.fired), (one) => one.toReversed()); // prettier-ignore
        expect(wild).toEqual(calm);
      }),
    );
  });
});
