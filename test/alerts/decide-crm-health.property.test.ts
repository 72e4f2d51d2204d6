import fc from 'fast-check';
import { decideCrmHealth, UNSENT } from '../../src/alerts/decide-crm-health';
import type { CrmHealth, CrmHealthRow, CrmStanding, CrmSubject } from '../../src/domain/crm-write';
import { BANDS, type Band, type KnownBand } from '../../src/domain/band';
import { CRM_WRITE_STATUSES } from '../../src/domain/source';

const NOW = new Date('2026-03-10T12:00:00Z');
const HOUR_MS = 3_600_000;
const KNOWN: KnownBand[] = ['red', 'yellow', 'green'];
const instant = fc.integer({ min: -24 * 30, max: 0 }).map((hours) => new Date(NOW.getTime() + hours * HOUR_MS));
const recordId = fc.constantFrom('001-a', '001-b');
const reason = fc.constantFrom('Logins down 41% in 14 days', '3 urgent tickets open for 2 days');

const values: fc.Arbitrary<CrmHealth> = fc.record({
  recordId,
  health: fc.constantFrom(...KNOWN),
  reason,
  asOf: instant.map((at) => at.toISOString()),
});
const othersValue = values.map((one): CrmStanding => ({ ...one, health: null, reason: null }));
const row: fc.Arbitrary<CrmHealthRow | null> = fc.option(
  fc.record({
    status: fc.constantFrom(...CRM_WRITE_STATUSES),
    payload: values,
    written: fc.option(fc.oneof(values, othersValue)),
    nextAttemptAt: instant.map((at) => new Date(at.getTime() + 15 * 24 * HOUR_MS)),
  }),
);
const subject: fc.Arbitrary<CrmSubject> = fc.record({
  accountId: fc.constant('acme'),
  recordId: fc.option(recordId),
  isCustomer: fc.boolean(),
  band: fc.constantFrom<Band>(...BANDS),
  reason: fc.option(reason),
  scoredAt: instant,
  stale: fc.option(
    fc.record({
      stream: fc.constant('usage_daily' as const),
      source: fc.constant('warehouse'),
      asOf: fc.option(instant),
      limitHours: fc.constant(48),
    }),
  ),
});
const settings = fc.record({ isDryRun: fc.boolean(), refreshDays: fc.constantFrom(1, 7), now: fc.constant(NOW) });

const holds = (judge: (args: { one: CrmSubject; kept: CrmHealthRow | null; days: number; dry: boolean }) => boolean) =>
  fc.assert(
    fc.property(subject, row, settings, (one, kept, { refreshDays, isDryRun }) =>
      judge({ one, kept, days: refreshDays, dry: isDryRun }),
    ),
    { numRuns: 2_000 },
  );
const decide = ({ one, kept, days, dry }: { one: CrmSubject; kept: CrmHealthRow | null; days: number; dry: boolean }) =>
  decideCrmHealth(one, kept, { refreshDays: days, isDryRun: dry, now: NOW });

const isTellable = ({ stale, isCustomer, recordId: record, band }: CrmSubject): boolean =>
  stale === null && isCustomer && record !== null && band !== 'unknown';

describe('whatever stands in a CRM and whatever is known of an account', () => {
  it('nothing is written over a value that is as late as ours or later', () => {
    holds((args) => {
      const decision = decide(args);
      const written = args.kept?.written ?? null;
      if (decision.kind !== 'write' || written?.recordId !== decision.values.recordId) return true;
      return decision.values.asOf > written.asOf;
    });
  });

  it('R30: nothing is written that rests on data over its limit', () => {
    holds((args) => args.one.stale === null || decide(args).kind !== 'write');
  });

  it('nothing is written or withheld of one that left, has no record, or is not judged', () => {
    holds((args) => {
      const { isCustomer, recordId: record, band } = args.one;
      return (
        (isCustomer && record !== null && band !== 'unknown') || !['write', 'withhold'].includes(decide(args).kind)
      );
    });
  });

  it('what is being sent just now is left alone', () => {
    holds((args) => !['claimed', 'sending'].includes(args.kept?.status ?? '') || decide(args).kind === 'hold');
  });

  it('only what waits can be dropped', () => {
    const unsent: readonly string[] = UNSENT;
    holds((args) => decide(args).kind !== 'drop' || unsent.includes(args.kept?.status ?? ''));
  });

  it('a second look at what was just decided finds nothing more to do', () => {
    holds((args) => {
      const decision = decide(args);
      if (decision.kind === 'hold' || decision.kind === 'drop') return true;
      const status = decision.kind === 'withhold' ? 'withheld' : args.dry ? 'dry_run' : 'pending';
      const kept = {
        status,
        payload: decision.values,
        written: args.kept?.written ?? null,
        nextAttemptAt: NOW,
      } as const;
      return decide({ ...args, kept }).kind === 'hold';
    });
  });

  it('what was just written is not written again', () => {
    holds((args) => {
      const decision = decide(args);
      if (decision.kind !== 'write') return true;
      const kept = { status: 'sent', payload: decision.values, written: decision.values, nextAttemptAt: NOW } as const;
      return decide({ ...args, kept }).kind === 'hold';
    });
  });

  it('a change of band that is fresh and later is never left out', () => {
    holds((args) => {
      const { one, kept } = args;
      const written = kept?.written ?? null;
      if (!isTellable(one) || kept?.status !== 'sent' || written === null || written.health === one.band) return true;
      return one.scoredAt.toISOString() <= written.asOf || decide(args).kind === 'write';
    });
  });
});
