import type { QbrContent, QbrLatency, QbrSubject, Retention } from '../../src/domain/qbr';
import { placeAccounts } from '../../src/scoring/qbr/place-accounts';

export const subject = (name: string, score: number | null, arr: number | null): QbrSubject => ({
  accountId: name.toLowerCase(),
  name,
  score,
  band: score === null ? 'unknown' : bandOf(score),
  arr,
  currency: 'EUR',
  renewalOn: '2027-03-31',
  isGone: false,
});

function bandOf(score: number) {
  if (score <= 35) return 'red' as const;
  return score <= 70 ? ('yellow' as const) : ('green' as const);
}

export const latency = (name: string, changes: Partial<QbrLatency> = {}): QbrLatency => ({
  email: `${name.toLowerCase()}@example.test`,
  name,
  alerts: 5,
  toActionP50Hours: 3.14,
  toActionP90Hours: 12.4,
  actioned: 3,
  due: 4,
  ...changes,
});

export const retention = (changes: Partial<Retention> = {}): Retention => ({
  currency: 'EUR',
  accounts: 4,
  arrThen: 400_000,
  arrNow: 432_000,
  arrKept: 388_000,
  netRate: 1.08,
  grossRate: 0.97,
  gone: 0,
  ...changes,
});

const SUBJECTS = [
  subject('Acme', 22, 240_000),
  subject('Zenith', 45, 410_000),
  subject('Quill', 90, 310_000),
  subject('Tern', 84, 35_000),
  subject('Dune', 60, 61_000),
  subject('Silent', null, 5_000),
  subject('Nothing', 50, null),
];

/** A review of pod north, five of its seven accounts placed: €650K of €1.1M stands in Save first. */
export function buildQbrContent(changes: Partial<QbrContent> = {}, subjects: readonly QbrSubject[] = SUBJECTS) {
  const content: QbrContent = {
    pod: 'north',
    qbrOn: '2026-12-02',
    revision: 1,
    preparedAt: '2026-11-27T06:00:00.000Z',
    scoredAt: '2026-11-27T02:20:00.000Z',
    modelVersions: ['8f1c2ab3d4e5'],
    matrix: placeAccounts(subjects, { greenFrom: 71, rates: {} }),
    latency: { periodDays: 90, pod: latency('north', { email: null }), reps: [latency('Ana'), latency('Bjarne')] },
    retention: {
      takenOn: '2026-01-01',
      pod: [retention()],
      reps: [{ email: 'ana@example.test', name: 'Ana', retentions: [retention()], excluded: ['Nothing'] }],
    },
    ...changes,
  };
  return content;
}
