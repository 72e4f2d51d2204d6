import { findClaim, NO_DRIVER } from '../../../src/scoring/claim/find-claim';
import type { AccountFeatures } from '../../../src/domain/features';
import type { Driver } from '../../../src/domain/score';
import { findVariant } from '../../../src/scoring/model';
import { loadModel } from '../../../src/services/model/load-model';
import { buildFeatures, getSignal, GOOD_RELATIONS, NOW } from '../build-features';

const model = () => loadModel('models/three-pillar.yaml', null);

async function claimOf(signal: string, over: Partial<AccountFeatures>) {
  const features = buildFeatures({ ...GOOD_RELATIONS, ...over });
  const measured = getSignal(signal).measure(features, NOW);
  if (measured.kind !== 'known') throw new Error(`${signal} has no value: ${measured.reason}`);
  return findClaim(toDriver(signal, measured.value), features, findVariant(await model(), null), NOW);
}

const toDriver = (signal: string, value: number): Driver => ({
  signal,
  value,
  stream: 'usage_daily',
  pointsLost: 20,
  reason: 'it fell',
  action: 'call them',
  actionDueOn: '2026-03-06',
});

describe('R4: an account that turned red states what would take it out again, in a number', () => {
  it.each([
    // signal, features, limit, what has to be so
    ['login_trend_14d', { logins14: 80, logins14Prev: 160 }, 60, 'logins are back at 60 a week'],
    ['login_trend_30d', { logins30: 300, logins30Prev: 900 }, 140, 'logins are back at 140 a week'],
    ['activity_level_30d', { logins30: 0, logins31to90: 600 }, 35, 'logins are back at 35 a week'],
    ['activity_level_30d', { events30: 1000, events31to90: 6000 }, 470, 'activity is back at 470 events a week'],
    [
      'active_user_trend_30d',
      { activeUsers30Avg: 10, activeUsers30PrevAvg: 41 },
      26,
      '26 users come on an average day',
    ],
    ['ticket_surge_14d', { tickets14: 20, tickets90Prev: 30 }, 12, 'at most 12 tickets come in 14 days'],
    ['open_tickets', { openTickets: 9 }, 4, 'at most 4 tickets are open'],
    ['seat_use', { weeklyPeakUsers: 10 }, 0.45, '23 of 50 seats are in use'],
    ['activity_recency', { lastActiveOn: '2026-02-01' }, 15, 'someone uses it at least every 16 days'],
    // half an invoice cannot be paid, and a P1 that stays open only grows older
    ['overdue_days', { overdueDaysMax: 40 }, 0, 'every overdue invoice is paid'],
    ['open_p1_hours', { openP1Hours: 60 }, 0, 'every open P1 is solved'],
  ] as const)('%s of %o: %d, “%s”', async (signal, over, limit, goal) => {
    const claim = await claimOf(signal, over);
    expect(claim).toMatchObject({ signal, limit, goal });
  });

  it('measures the amount again and not the change: four weeks after a fall the weeks before are as low', async () => {
    const claim = await claimOf('login_trend_14d', { logins14: 80, logins14Prev: 160 });
    expect(claim).toMatchObject({ measure: 'logins_a_week_14d', isAbove: true, value: 40 });
  });

  it('asks of contact, sponsor and survey only that it happens again, whenever before the day', async () => {
    const claim = await claimOf('touch_recency', { lastTouchAt: new Date('2025-12-01T09:00:00Z') });
    expect(claim).toMatchObject({ goal: 'one of us speaks with them', isEvent: true });
    expect((await claimOf('open_tickets', { openTickets: 9 })).isEvent).toBe(false);
  });

  it('never asks for more than there was before', async () => {
    expect((await claimOf('login_trend_14d', { logins14: 77, logins14Prev: 79, activeDays14Prev: 9 })).limit).toBe(39);
    const claim = await claimOf('ticket_surge_14d', { tickets14: 4, tickets90Prev: 25 });
    expect(claim.limit).toBe(3);
  });

  it('without a driver, or with nothing left to recover, it claims that the account stays red', async () => {
    const variant = findVariant(await model(), null);
    const bare = { measure: 'band', goal: null, isEvent: false };
    expect(findClaim(null, buildFeatures(), variant, NOW)).toMatchObject({ ...bare, signal: NO_DRIVER });
    expect(findClaim(toDriver('open_tickets', 0), buildFeatures(), variant, NOW)).toMatchObject(bare);
    expect(findClaim(toDriver('no_such_signal', 3), buildFeatures(), variant, NOW)).toMatchObject(bare);
  });
});
