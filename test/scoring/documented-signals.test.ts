import type { AccountFeatures } from '../../src/domain/features';
import type { ScoringModel } from '../../src/scoring/model';
import { chooseAction, type Playbook } from '../../src/scoring/playbook';
import { scoreAccount } from '../../src/scoring/score-account';
import { loadModel } from '../../src/services/model/load-model';
import { loadPlaybook } from '../../src/services/model/load-playbook';
import { buildFeatures, getSignal, GOOD_RELATIONS, NOW } from './build-features';

let sixDimension: ScoringModel;
let threePillar: ScoringModel;
let playbook: Playbook;
beforeAll(async () => {
  [sixDimension, threePillar, playbook] = await Promise.all([
    loadModel('models/six-dimension.yaml'),
    loadModel('models/three-pillar.yaml'),
    loadPlaybook('models/playbook.yaml'),
  ]);
});

const well = (over: Partial<AccountFeatures> = {}) => buildFeatures({ ...GOOD_RELATIONS, ...over });
const tell = (name: string, over: Partial<AccountFeatures>) => {
  const features = well(over);
  const measured = getSignal(name).measure(features, NOW);
  return measured.kind === 'known' ? getSignal(name).describe(measured.value, features, NOW) : measured.reason;
};
const act = (signal: string, renewalOn: string | null = null) =>
  chooseAction(playbook, signal, { segment: null, renewalOn, band: 'yellow' }, NOW).action;

/** How far one thing takes a dimension of a healthy account down. */
function fall(model: ScoringModel, dimension: string, over: Partial<AccountFeatures>): number {
  const scoreOf = (features: AccountFeatures) =>
    scoreAccount(features, model, NOW).dimensions.find((one) => one.dimension === dimension)?.score ?? Number.NaN;
  return scoreOf(well()) - scoreOf(well(over));
}

describe('R95: who is no longer there', () => {
  it('seats removed from the contract are told as that, cost what they get for their money, and are asked about before the renewal', () => {
    const removed = { termSeats: 35 };
    expect(tell('seats_change_90d', removed)).toBe('Seats under contract down 30% in 90 days');
    expect(fall(sixDimension, 'value', removed)).toBeGreaterThan(1);
    expect(act('seats_change_90d')).toBe('ask their admin this week why seats were removed');
    expect(act('seats_change_90d', '2026-04-30')).toContain('what the removed seats say about the renewal');
  });

  it('only admins active means that the end users have gone: they are asked back', () => {
    const onlyAdmins = { rolesActive30: 3, endUsersActive30: 0 };
    expect(tell('end_users_active_share', onlyAdmins)).toBe('Only admins and sponsors among 3 people seen in 30 days');
    expect(fall(sixDimension, 'relationship', onlyAdmins)).toBeGreaterThan(1);
    expect(act('end_users_active_share')).toContain('what keeps the end users away');
  });
});

describe('R104: what is open at support, by the default model', () => {
  const open = { openTickets: 6, openTicketDaysMax: 31.5 };

  it('is told as how many there are and how old the oldest is, and costs the pillar', () => {
    expect(tell('open_tickets', open)).toBe('6 tickets open, the oldest for 31 days');
    expect(fall(threePillar, 'support', open)).toBeGreaterThan(1);
  });

  it.each([
    ['open_p1_hours', { openP1Hours: 30 }, 'P1 ticket open for 30 hours'],
    ['open_p2_hours', { openP2Hours: 80 }, 'P2 ticket open for 3 days'],
  ])('is told by how severe it is, and costs more than one of no severity: %s', (signal, severe, sentence) => {
    const one = { openTickets: 1, openTicketDaysMax: 3.5 };
    expect(tell(signal, { ...one, ...severe })).toBe(sentence);
    expect(fall(threePillar, 'support', { ...one, ...severe })).toBeGreaterThan(fall(threePillar, 'support', one));
  });
});

describe('R116: an answer is called by its class', () => {
  it.each([
    [10, 'promoter'],
    [9, 'promoter'],
    [8, 'passive'],
    [7, 'passive'],
    [6, 'detractor'],
    [0, 'detractor'],
  ])('%d: %s', (answer, name) => {
    expect(tell('nps', { npsScores: [answer], npsAgesDays: [3] })).toBe(
      `NPS ${answer} (${name}) 3 days ago, 1 answer in 365 days`,
    );
  });
});

describe('R217: what is done about each part of the score', () => {
  const playsOf = (dimension: string): string => {
    const signals = sixDimension.base.dimensions.find(({ name }) => name === dimension)?.signals ?? [];
    return signals
      .map(({ definition }) => playbook.signals.get(definition.name))
      .flatMap((entry) =>
        entry === undefined ? [] : [entry.checkIn, entry.renewal, entry.renewal30d, entry.churnRisk],
      )
      .map((play) => play?.text ?? '')
      .join('\n');
  };

  it.each([
    ['usage', 're-onboard', /re-onboard/],
    ['usage', 'adoption campaign', /adoption plan/],
    ['usage', 'remove friction', /remove the friction/],
    ['usage', 'executive escalation', /call their sponsor/],
    ['engagement', 'QBR', /business review/],
    ['engagement', 'check-in', /check-in/],
    ['engagement', 'training', /training/],
    ['engagement', 're-establish the executive', /your own executive to invite their sponsor/],
    ['sentiment', 'address feedback', /own one fix/],
    ['sentiment', 'resolve support', /close the open tickets with support/],
    ['sentiment', 'escalation call', /call the person who escalated/],
  ])('%s has the play: %s', (dimension, _play, words) => {
    expect(playsOf(dimension)).toMatch(words);
  });
});
