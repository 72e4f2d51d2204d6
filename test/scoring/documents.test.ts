import type { AccountFeatures } from '../../src/domain/features';
import { explainScore } from '../../src/scoring/explain-score';
import type { ScoringModel } from '../../src/scoring/model';
import { scoreAccount } from '../../src/scoring/score-account';
import { loadModel } from '../../src/services/model/load-model';
import { buildUnknown, NOW } from './build-features';

/** The examples the documents compute by hand, from facts about an account through the model file. */
let model: ScoringModel;
beforeAll(async () => {
  model = await loadModel('models/six-dimension.yaml', 'five-dimension');
});

const score = (features: Partial<AccountFeatures>, by = model) => scoreAccount(buildUnknown(features), by, NOW);
const dimensionOf = (name: string, features: Partial<AccountFeatures>, by = model) =>
  score(features, by).dimensions.find(({ dimension }) => dimension === name)?.score ?? null;

const USED = { usageEndOn: '2026-03-04', firstUsageOn: '2025-01-01', connected: ['usage_daily'] as const };
/** 40 seats and 10 features paid for. */
const buildUsage = (users: number, activeDays30: number, features: number): Partial<AccountFeatures> => ({
  ...USED,
  seatsPurchased: 40,
  weeklyPeakUsers: users,
  activeDays30,
  featuresPurchased: 10,
  weeklyPeakFeatures: features,
});
const [WEEKLY, DAILY] = [4, 20]; // active days of 30

describe('R50: usage is 40 points for users, 30 for frequency, 30 for depth', () => {
  it.each([
    // users of 40, active days, features of 10 → points
    [28, 0, 0, 28], // 70% active alone
    [0, WEEKLY, 0, 20],
    [0, DAILY, 0, 30],
    [0, 0, 6, 18], // 60% depth alone
    [40, DAILY, 10, 100],
    [0, 0, 0, 0],
    // The document's total of 76 is 28 + 30 + 18: its account logs in daily. With the weekly 20 it names beside that, the same account has 66.
    [28, DAILY, 6, 76],
    [28, WEEKLY, 6, 66],
  ])('%d of 40 users, %d active days, %d of 10 features: %d', (users, days, features, points) => {
    expect(dimensionOf('usage', buildUsage(users, days, features))).toBeCloseTo(points, 4);
  });
});

describe('R57: usage by the other formula is login × 0.3 + feature adoption × 0.4 + time in platform × 0.2 + user growth × 0.1', () => {
  let fourPart: ScoringModel;
  beforeAll(async () => {
    fourPart = await loadModel('models/six-dimension.yaml', 'four-part-usage');
  });
  const account = (activeDays30: number, features: number, minutesPerUser: number, users: number) => ({
    ...buildUsage(users, activeDays30, features),
    weeklyPeakUsers90Ago: 20,
    userDays30: 100,
    minutes30: 100 * minutesPerUser,
  });

  it.each([
    // active days, features of 10, minutes a day, users after 20 → points
    [15, 8, 10, 22, 70.5], // 75 × 0.3 + 80 × 0.4 + 50 × 0.2 + 60 × 0.1
    [20, 0, 0, 10, 30],
    [0, 10, 0, 10, 40],
    [0, 0, 20, 10, 20],
    [0, 0, 0, 30, 10],
    [20, 10, 20, 30, 100],
    [0, 0, 0, 10, 0],
  ])('%d days, %d of 10 features, %d min, 20 → %d users: %d', (days, features, minutes, users, points) => {
    expect(dimensionOf('usage', account(days, features, minutes, users), fourPart)).toBeCloseTo(points, 10);
  });

  it('where a source says nothing of a part, the others share its weight', () => {
    const { userDays30: _unknown, ...rest } = account(15, 8, 10, 22);
    expect(dimensionOf('usage', rest, fourPart)).toBeCloseTo((75 * 30 + 80 * 40 + 60 * 10) / 80, 10);
  });
});

const buildEngagement = (qbrsAttended180: number, emailsAnswered90: number, trainings90: number) => ({
  connected: ['activities'] as const,
  qbrsAttended180,
  qbrsHeld180: 1,
  emailsAnswered90,
  emailsSent90: 12,
  trainings90,
  areTrainingsRecorded: true,
});

describe('R51: engagement is 40 points for the QBR, 30 for answers, 30 for two trainings', () => {
  it.each([
    // QBRs attended of 1, e-mails answered of 12, trainings → points
    [1, 12, 2, 100], // the document's example
    [0, 12, 2, 60], // skipped: 0
    [1, 0, 0, 40],
    [0, 12, 0, 30],
    [0, 0, 2, 30],
    [0, 0, 1, 15],
    [0, 0, 3, 30], // two or more
  ])('%d QBR, %d of 12 answers, %d trainings: %d', (qbrs, answers, trainings, points) => {
    expect(dimensionOf('engagement', buildEngagement(qbrs, answers, trainings))).toBeCloseTo(points, 10);
  });
});

const buildSentiment = (npsScores: readonly number[], npsAgesDays: readonly number[]) => ({
  connected: ['nps'] as const,
  npsScores,
  npsAgesDays,
});

describe('R52: NPS is worth 100, 70 or 30, recent answers more', () => {
  it.each([
    [10, 100], [9, 100], [8, 70], [7, 70], [6, 30], [0, 30],
  ])('an answer of %d: %d', (answer, points) => {
    expect(dimensionOf('sentiment', buildSentiment([answer], [10]))).toBeCloseTo(points, 10);
  }); // prettier-ignore

  it.each([
    // newest first, ages in days → points; an answer weighs half as much after 90 days
    [[9, 6], [0, 90], (100 + 30 / 2) / 1.5], // 76.67: turned promoter
    [[6, 9], [0, 90], (30 + 100 / 2) / 1.5], // 53.33: turned detractor
    [[9, 6], [0, 0], 65],
    [[9, 7, 6], [0, 90, 180], (100 + 70 / 2 + 30 / 4) / 1.75],
  ])('answers %j of %j days ago: %d', (answers, ages, points) => {
    expect(dimensionOf('sentiment', buildSentiment(answers, ages))).toBeCloseTo(points, 10);
  });
});

const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000);
/** Everything on record, none of the five flags up, each by a hair. */
const NO_FLAG: Partial<AccountFeatures> = {
  connected: ['contacts', 'activities', 'nps'],
  contactsKnown: 5, contactsSeenKnown: 5, contactsSeenLater: 0, rolesKnown: 5, sponsorsKnown: 1, sponsorsSeenLater: 0,
  sponsorLastSeenAt: daysAgo(30), championsKnown: 1, championsSeenKnown: 1, championsSeenLater: 0, championsActive30: 0,
  activitiesSinceOn: '2025-01-01', createdOn: '2025-01-01', touchMonths90: 2, departmentsKnown: 5, departmentsActive30: 1,
  keyPeopleNpsAvg: 7, keyPeopleNpsKnown: 1,
}; // prettier-ignore
const FLAGS: Record<string, Partial<AccountFeatures>> = {
  'an executive sponsor': { sponsorLastSeenAt: daysAgo(29) },
  'an active champion': { championsActive30: 1 },
  'a touchpoint every month': { touchMonths90: 3 },
  'several departments': { departmentsActive30: 2 },
  'a strong rating by key people': { keyPeopleNpsAvg: 8 },
};

describe('R54: the relationship is five flags of 20 points', () => {
  it('none up: 0; all up: 100; one more, 20 more', () => {
    const flags = Object.values(FLAGS);
    const points = Array.from({ length: 6 }, (_, up) =>
      dimensionOf('relationship', Object.assign({ ...NO_FLAG }, ...flags.slice(0, up)) as Partial<AccountFeatures>),
    );
    expect(points.map((one) => Math.round((one ?? -1) * 1e6) / 1e6)).toEqual([0, 20, 40, 60, 80, 100]);
  });

  it.each(Object.entries(FLAGS))('%s: 20', (_what, flag) => {
    expect(dimensionOf('relationship', { ...NO_FLAG, ...flag })).toBeCloseTo(20, 10);
  });
});

describe('R49: 75, 80, 70, 85 and 60 by 35/20/20/15/10 is 75.00', () => {
  const account = {
    ...buildUsage(27, DAILY, 6), // 27 + 30 + 18
    ...buildEngagement(1, 4, 2), // 40 + a third of 30 + 30
    ...buildSentiment([9, 7], [10, 10]), // (100 + 70) / 2
    ...NO_FLAG,
    ...FLAGS['an executive sponsor'],
    ...FLAGS['an active champion'],
    ...FLAGS['several departments'],
    activeUsers30Avg: 19, // of 40 seats: 52.5% idle
    connected: ['usage_daily', 'activities', 'nps', 'contacts'] as const,
  };

  it('from facts about the account, through the model file', () => {
    const breakdown = explainScore(score(account));
    const rows = breakdown?.dimensions.map(({ dimension, score: own, contribution }) => [
      dimension,
      own === null ? null : Math.round(own * 1e4) / 1e4,
      contribution,
    ]);
    expect(rows).toEqual([
      ['usage', 75, 26.25],
      ['engagement', 80, 16],
      ['value', 70, 14],
      ['sentiment', 85, 12.75],
      ['relationship', 60, 6],
      ['financial', null, 0], // the document's table has five weights (X3)
    ]);
    expect(breakdown).toMatchObject({ exact: 75, score: 75 });
  });
});
