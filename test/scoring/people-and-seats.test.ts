import type { Segment } from '../../src/domain/account';
import type { AccountFeatures } from '../../src/domain/features';
import { findDriver } from '../../src/scoring/driver';
import type { ScoringModel } from '../../src/scoring/model';
import type { Playbook } from '../../src/scoring/playbook';
import { scoreAccount } from '../../src/scoring/score-account';
import { loadModel } from '../../src/services/model/load-model';
import { loadPlaybook } from '../../src/services/model/load-playbook';
import { buildFeatures, GOOD_RELATIONS, NOW } from './build-features';

const daysAgo = (days: number): Date => new Date(NOW.getTime() - days * 86_400_000);
/** Ten people, six of them seen in 30 days, the sponsor among them. */
const BUSY = { ...GOOD_RELATIONS, contactsKnown: 10, contactsSeenKnown: 10, contactsActive30: 6 };
const sponsorAway = (days: number): Partial<AccountFeatures> => ({
  sponsorLastSeenAt: daysAgo(days),
  keyPeopleDormant30: days >= 30 ? 1 : 0,
});
const CHAMPION_LEFT: Partial<AccountFeatures> = {
  championsLeft90: 1, contactsLeft90: 1, championsKnown: 0, championsSeenKnown: 0, championsActive30: 0,
}; // prettier-ignore

describe.each(['three-pillar', 'six-dimension'])('by the %s model', (name) => {
  let model: ScoringModel;
  let playbook: Playbook;
  beforeAll(async () => {
    model = await loadModel(`models/${name}.yaml`);
    playbook = await loadPlaybook('models/playbook.yaml');
  });
  /** The healthy account on its baseline day, and what it looks like after a change: how far it fell, and what is named as the reason. */
  function watch(change: Partial<AccountFeatures>, segment: Segment) {
    const then = score({ ...BUSY, segment });
    const lost = then.dimensions.flatMap(({ signals }) => signals.map((one) => [one.signal, one.lost] as const));
    const features = buildFeatures({ ...BUSY, ...change, segment, baselineLost: Object.fromEntries(lost) });
    const now = scoreAccount(features, model, NOW);
    return {
      fell: (then.exactScore ?? 0) - (now.exactScore ?? 0),
      reason: findDriver(now, features, { model, playbook }, NOW)?.reason ?? null,
    };
  }
  const score = (over: Partial<AccountFeatures>) => scoreAccount(buildFeatures(over), model, NOW);

  it.each(['smb', 'enterprise'] as const)(
    'R69: a dormant sponsor of a busy %s account lowers the score, day by day',
    (segment) => {
      const falls = [29, 45, 60, 90].map((days) => watch(sponsorAway(days), segment).fell);
      expect(falls[0]).toBeGreaterThanOrEqual(0);
      for (const [index, fell] of falls.entries()) expect(fell).toBeGreaterThan(falls[index - 1] ?? -1);
    },
  );

  it.each(['smb', 'enterprise'] as const)(
    'R76: a champion who leaves a busy %s account lowers the score',
    (segment) => {
      expect(watch(CHAMPION_LEFT, segment).fell).toBeGreaterThan(0.5);
    },
  );

  it.each([
    ['R69: a sponsor away for 60 days', sponsorAway(60), 'Executive sponsor not seen for 60 days'],
    ['R76: a champion who left', CHAMPION_LEFT, '1 champion or sponsor left in 90 days'],
  ])('%s is the reason while 60%% of the people are active', (_what, change, reason) => {
    expect(watch(change, 'enterprise').reason).toBe(reason);
  });

  it.each(['smb', 'enterprise'] as const)(
    'R70: X28: engaged users and 29%% of seats in use: the seats of %s are the reason',
    (segment) => {
      const idle = { seatsPurchased: 150, termSeats: 150, termSeatsPrev: 150 };
      expect(watch(idle, segment)).toMatchObject({
        reason: '29% of seats in use over 4 weeks (44 of 150)',
      });
      expect(watch(idle, segment).fell).toBeGreaterThan(1);
    },
  );
});
