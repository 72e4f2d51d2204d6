import type { AccountFeatures } from '../../src/domain/features';
import { findDriver } from '../../src/scoring/driver';
import { findVariant, type ScoringModel } from '../../src/scoring/model';
import type { Playbook } from '../../src/scoring/playbook';
import { scoreAccount } from '../../src/scoring/score-account';
import { loadModel } from '../../src/services/model/load-model';
import { loadPlaybook } from '../../src/services/model/load-playbook';
import { buildFeatures, buildUnknown, GOOD_RELATIONS, NOW } from './build-features';

let model: ScoringModel;
let playbook: Playbook;
beforeAll(async () => {
  model = await loadModel('models/three-pillar.yaml');
  playbook = await loadPlaybook('models/playbook.yaml');
});
const score = (features: AccountFeatures) => scoreAccount(features, model, NOW);
const weightsOf = (segment: 'enterprise' | 'smb') =>
  Object.fromEntries(findVariant(model, segment).dimensions.map(({ name, weight }) => [name, weight]));

describe('the weights of the shipped model', () => {
  it('R40: are product 40, financial 35, support 25', () => {
    expect(weightsOf('smb')).toEqual({ product: 40, financial: 35, support: 25 });
  });

  it('R41, X2: are product 32, financial 28, support 40 for enterprise', () => {
    expect(weightsOf('enterprise')).toEqual({ product: 32, financial: 28, support: 40 });
  });

  it('R45: come with red 0–35, yellow 36–70, green 71–100', () => {
    const edges = model.base.bands.map(({ band, from, to }) => [band, from, to]);
    expect(edges).toEqual([['red', 0, 35], ['yellow', 36, 70], ['green', 71, 100]]); // prettier-ignore
  });
});

describe('an account whose trouble comes together', () => {
  const trouble = { logins14: 236, logins14Prev: 400, openTickets: 1, due365: 12, late365: 1 }; // logins −41%
  const withRelations = [{}, GOOD_RELATIONS];
  const troubles = [20, 30, 47, 336].flatMap((openP1Hours) =>
    [1, 5, 10, 29].flatMap((overdueDaysMax) =>
      withRelations.flatMap((relations) =>
        (['smb', 'enterprise'] as const).map((segment) => ({ openP1Hours, overdueDaysMax, relations, segment })),
      ),
    ),
  );

  it('is green before', () => {
    for (const relations of withRelations) expect(score(buildFeatures(relations)).band).toBe('green');
  });

  it.each(troubles)(
    'is red: logins −41%, P1 open $openP1Hours h, invoice $overdueDaysMax d overdue, $segment',
    ({ relations, ...rest }) => {
      expect(score(buildFeatures({ ...relations, ...trouble, ...rest })).band).toBe('red');
    },
  );

  it.each([
    ['logins down 41%', { logins14: 236, logins14Prev: 400 }],
    ['an invoice a week overdue', { overdueDaysMax: 7, late365: 1 }],
    ['a P1 open for a day', { openP1Hours: 24, openTickets: 1 }],
  ])('%s alone is never red', (_what, one) => {
    for (const relations of withRelations) expect(score(buildFeatures({ ...relations, ...one })).band).not.toBe('red');
  });

  it('R11: logins down 41% alone make a healthy account yellow, and the sentence says so with number, window and action', () => {
    const features = buildFeatures({ logins14: 236, logins14Prev: 400 });
    const health = score(features);
    expect(health.band).toBe('yellow');
    expect(findDriver(health, features, { model, playbook }, NOW)).toMatchObject({
      signal: 'login_trend_14d',
      reason: 'Logins down 41% in 14 days',
      action: 'book a 20-min usage check-in with their admin this week',
      actionDueOn: '2026-03-06',
    });
  });
});

describe('hard rules', () => {
  it.each([
    [47.9, 'p1_open_48h', false],
    [48, 'p1_open_48h', true],
  ])('R106: a P1 open %d h: rule %s holds the score at 35: %s', (openP1Hours, rule, isHeld) => {
    const health = score(buildFeatures({ openP1Hours, openTickets: 1 }));
    expect(health.cap?.rule === rule).toBe(isHeld);
    expect(health.band === 'red').toBe(isHeld);
  });

  it.each([[29, false], [30, true]])('R125: an invoice %d days overdue is red by itself: %s', (overdueDaysMax, isRed) => {
    expect(score(buildFeatures({ overdueDaysMax })).band === 'red').toBe(isRed);
  }); // prettier-ignore

  it.each([
    // last active, windows end on 2026-03-04: whole days of silence, red
    ['2026-02-02', false], // 29
    ['2026-02-01', true], // 30
  ])('silent since %s, with no trouble anywhere else, is red: %s', (lastActiveOn, isRed) => {
    const silent = {
      logins14: 0,
      logins30: 0,
      events14: 0,
      events30: 0,
      minutes30: 0,
      activeDays30: 0,
      activeDays14Prev: 0,
    };
    expect(score(buildFeatures({ ...silent, lastActiveOn })).cap?.rule === 'silent_30d').toBe(isRed);
    expect(score(buildFeatures({ ...silent, lastActiveOn })).band === 'red').toBe(isRed);
  });

  it('the signal of the rule that decides the band is the reason, whatever else lost more', () => {
    const features = buildFeatures({ openP1Hours: 50, openTickets: 1, baselineLost: {}, logins14: 236 });
    const driver = findDriver(score(features), features, { model, playbook }, NOW);
    expect(driver).toMatchObject({
      signal: 'open_p1_hours',
      reason: 'P1 ticket open for 2 days',
      actionDueOn: '2026-03-04',
    });
  });
});

describe('how much of the model must be seen', () => {
  const none = { connected: ['accounts', 'usage_daily'] as const };
  const { logins14, logins14Prev, usageEndOn, firstUsageOn, lastActiveOn, activeDays30, activeDays14Prev } =
    buildFeatures();
  const usage = {
    ...none,
    logins14,
    logins14Prev,
    usageEndOn,
    firstUsageOn,
    lastActiveOn,
    activeDays30,
    activeDays14Prev,
  };

  it('usage alone is 40% of it: unknown, never green', () => {
    expect(score(buildUnknown(usage))).toMatchObject({ band: 'unknown', coverage: 0.4 });
  });

  it.each([
    ['tickets', { openTickets: 0, openP1Hours: 0, tickets14: 0, tickets90Prev: 0, escalated30: 0 }],
    ['invoices', { overdueDaysMax: 0, due365: 1, late365: 0, disputed90: 0, firstInvoiceOn: '2026-01-01' }],
    ['activities', { touches90: 1, lastTouchAt: new Date('2026-02-20'), attended90: 3, invited90: 3 }],
  ])('usage and %s are enough', (_stream, facts) => {
    expect(score(buildUnknown({ ...usage, ...facts })).band).toBe('green');
  });

  it('nothing at all is unknown, without a number', () => {
    expect(score(buildUnknown())).toMatchObject({ score: null, exactScore: null, band: 'unknown', coverage: 0 });
  });
});
