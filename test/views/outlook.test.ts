import type { Anomaly } from '../../src/domain/insight';
import { buildAccountCard } from '../../src/views/account-card';
import { buildHome } from '../../src/views/home/build-home';
import { describeSharedCause } from '../../src/views/shared-cause';
import { lintMessage, lintView } from '../support/lint-blocks';
import { textOf } from './reading';
import { buildAccount, buildHomeSample, HEALTH } from './samples';

const ANOMALY: Anomaly = {
  thisWeek: 12,
  usual: 48,
  usualLow: 40,
  usualHigh: 55,
  deviation: -5.2,
  fleetFactor: 1,
  unit: 'logins',
};
const DROP = { day: '2026-03-04', accounts: 50, droppedShare: 0.94, fleetFactor: 0.05 };
const OUTAGE = { sinceOn: '2026-03-04', lastOn: '2026-03-04', days: 1, worst: DROP };
const cardWith = (health: Partial<typeof HEALTH>, over = {}) =>
  buildAccountCard(buildAccount({ health: { ...HEALTH, ...health }, ...over }));
const wordsOf = (health: Partial<typeof HEALTH>) => textOf(cardWith(health).blocks);

describe('the outlook on an account’s card', () => {
  it('R71: says where the score is going, and between which scores', () => {
    expect(wordsOf({ score: 70, forecast: { score: 55, low: 42, high: 66, horizonDays: 90 } })).toContain(
      '*Forecast* 55 in 90 days (80% sure: 42–66).',
    );
    expect(wordsOf({ forecast: null })).not.toContain('Forecast');
  });

  it.each([
    [{}, '*Unusual week* 12 logins in the last 7 days; usual 40–55.'],
    [{ thisWeek: 1 }, '1 login in the last 7 days'],
    [{ usualLow: 40, usualHigh: 40, unit: 'active days' as const }, '12 active days in the last 7 days; usual 40.'],
    [{ fleetFactor: 0.7 }, 'usual 40–55, though the week was 30% below usual for everyone.'],
    [{ fleetFactor: 0.9 }, 'usual 40–55.'],
  ])('R78: tells a week unlike the others (%o)', (over, line) => {
    expect(wordsOf({ anomaly: { ...ANOMALY, ...over } })).toContain(line);
  });

  it('keeps silent about a week like the others', () => {
    expect(wordsOf({ anomaly: null })).not.toContain('Unusual week');
  });
});

describe('a cause that all accounts share', () => {
  it('is told with its day and its share, and what it holds back', () => {
    expect(describeSharedCause(OUTAGE)).toBe(
      'Usage fell for 94% of 50 accounts at once on Wed 4 Mar: an outage, a broken tracker or a holiday. ' +
        'Changes of colour that rest on usage are held back.',
    );
    expect(describeSharedCause({ ...OUTAGE, sinceOn: '2026-03-02', days: 3 })).toContain(
      'on 3 days, Mon 2 Mar to Wed 4 Mar',
    );
  });

  it('stands on the card and on Home while it lasts', () => {
    const card = cardWith({ anomaly: ANOMALY }, { sharedCause: OUTAGE });
    expect(textOf(card.blocks)).toContain('Usage fell for 94%');
    lintMessage(card);
    const home = buildHome(buildHomeSample({ sharedCause: OUTAGE }), { company: 'Barometer', command: '/health' });
    expect(textOf(home.blocks)).toContain('Usage fell for 94%');
    lintView(home);
    expect(textOf(buildAccountCard(buildAccount()).blocks)).not.toContain('Usage fell');
  });
});
