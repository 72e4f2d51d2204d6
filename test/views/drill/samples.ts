import type { ComputedPage } from '../../../src/domain/computed-score';
import type { ContactHealth } from '../../../src/domain/contact';
import type { PeoplePage, PersonDetail } from '../../../src/domain/contact-detail';
import type { ScoreCourse } from '../../../src/domain/score-course';
import type { TimelineEntry, TimelinePage } from '../../../src/domain/timeline';
import { HOSTILE, NOW } from '../cards';

const DAY_MS = 86_400_000;
export const daysAgo = (days: number): Date => new Date(NOW.getTime() - days * DAY_MS);
export const isoDay = (days: number): string => daysAgo(days).toISOString().slice(0, 10);

export function buildContact(
  changes: Partial<ContactHealth> = {},
  facts: Partial<ContactHealth['contact']> = {},
): ContactHealth {
  return {
    contact: {
      contactId: 'c1',
      name: 'Kim Lee',
      email: 'kim@acme.example',
      role: 'executive_sponsor',
      department: 'Board',
      lastSeenAt: daysAgo(45),
      leftOn: null,
      npsScore: null,
      npsAt: null,
      ...facts,
    },
    score: 28,
    state: 'dormant',
    reason: 'Executive sponsor not seen for 45 days',
    ...changes,
  };
}

export const hostileContact = buildContact({ reason: HOSTILE }, { name: HOSTILE, email: HOSTILE, department: HOSTILE });

export const buildPeoplePage = (changes: Partial<PeoplePage> = {}): PeoplePage => ({
  accountId: 'acme',
  name: 'Acme',
  people: [buildContact()],
  page: 0,
  pages: 1,
  listed: 1,
  known: 1,
  ...changes,
});

export const buildPersonDetail = (changes: Partial<PersonDetail> = {}): PersonDetail => ({
  accountId: 'acme',
  accountName: 'Acme',
  health: buildContact(),
  standing: { aheadOf: 1, of: 9 },
  answers: [{ score: 3, npsClass: 'detractor', at: daysAgo(20), comment: 'Too slow' }],
  voice: 'detractor',
  alerts: [{ reason: 'Sponsor not seen for 45 days', firedAt: daysAgo(15), clearedAt: null }],
  ...changes,
});

export const entry = (what: TimelineEntry['what'], day: string | null = null): TimelineEntry => ({
  at: daysAgo(3),
  day,
  key: what.kind,
  what,
});

export const buildTimelinePage = (changes: Partial<TimelinePage> = {}): TimelinePage => ({
  accountId: 'acme',
  name: 'Acme',
  sinceOn: isoDay(180),
  entries: [entry({ kind: 'band', from: 'yellow', to: 'red', score: 31, isNewModel: false })],
  page: 0,
  hasMore: false,
  ...changes,
});

export const buildComputedPage = (changes: Partial<ComputedPage> = {}): ComputedPage => ({
  accountId: 'acme',
  name: 'Acme',
  scoredAt: NOW,
  coverage: 0.82,
  model: { name: 'three-pillar', version: 'abc123def456' },
  computed: {
    score: 28,
    band: 'red',
    uncapped: 80,
    cap: { rule: 'p1_open_48h', signal: 'open_p1_hours', scoreAtMost: 35, taken: 52 },
    leadingRate: 0.72,
    dimensions: [
      {
        dimension: 'product',
        weight: 0.6,
        score: 90,
        contribution: 54,
        held: { signal: 'seat_use', taken: 5 },
        missing: ['api_use', 'minutes_per_user', 'session_length', 'feature_adoption'],
        signals: [
          { signal: 'login_trend_14d', value: -0.41, unit: 'rate', indicates: 'leading', points: 90, weight: 0.5, contribution: 45 },
          { signal: 'active_days_30d', value: 20, unit: 'count', indicates: 'lagging', points: 100, weight: 0.5, contribution: 50 },
        ],
      },
      { dimension: 'support', weight: 0.4, score: 65, contribution: 26, held: null, missing: [], signals: [] },
      { dimension: 'financial', weight: 0, score: null, contribution: 0, held: null, missing: null, signals: [] },
    ],
  },
  ...changes,
}); // prettier-ignore

/** Falls from 70 to 31 in the last 180 days, with a gap; forty active users on working days, at last fewer. */
export function buildCourse(changes: Partial<ScoreCourse> = {}): ScoreCourse {
  const days = Array.from({ length: 180 }, (_, index) => 179 - index);
  return {
    accountId: 'acme',
    name: 'Acme',
    fromDay: isoDay(179),
    toDay: isoDay(0),
    scores: days.map((ago) => ({
      day: isoDay(ago),
      score: ago > 100 && ago < 110 ? null : Math.round(31 + ago * 0.218),
      band: ago < 25 ? ('red' as const) : ('yellow' as const),
      modelVersion: 'm1',
    })),
    bands: [
      { band: 'red', from: 0, to: 35 },
      { band: 'yellow', from: 36, to: 70 },
      { band: 'green', from: 71, to: 100 },
    ],
    alertDays: [isoDay(24)],
    use: days.map((ago) => ({ day: isoDay(ago), activeUsers: ago > 60 ? 40 : 20, logins: null })),
    momentum: { change30: -7, change90: -20, change180: null, trend: 'declining' },
    ...changes,
  };
}
