import type { MonthlyReview, ReviewAdvice } from '../../../src/domain/monthly-review';
import { advise } from '../../../src/services/reports/monthly-review/advise';
import { buildReview } from '../../views/judgement/reviews';

const kindsOf = (changes: Partial<MonthlyReview>): ReviewAdvice['kind'][] =>
  advise(buildReview(changes)).map(({ kind }) => kind);
const { outcomes, alerts, spotChecks, judgements, quality } = buildReview();
const slo = (keptRate: number | null, days: number) => ({
  quality: { ...quality, slo: [{ source: 'csv', stream: 'tickets', keptRate, days }] },
});
const red = (caught: number, falsePositives: number, falseNegatives: number) => ({
  outcomes: { ...outcomes, caught, falsePositives, falseNegatives },
});
const looked = (agree: number, high: number, low: number) => ({
  spotChecks: { ...spotChecks, drawn: 5, verdicts: { agree, too_high: high, too_low: low, cannot_tell: 0 } },
});
const right = (person: number, model: number) => ({
  judgements: { ...judgements, right: { person, model, even: 0, open: 0, unknown: 0 } },
});
const share = { part: 3, whole: 4 };

describe('what a month’s numbers ask for', () => {
  it('is nothing where nothing stands out', () => {
    expect(kindsOf({})).toEqual([]);
  });

  it.each<[string, Partial<MonthlyReview>, ReviewAdvice['kind'][]]>([
    ['a source under 90% of its days', slo(0.89, 7), ['late_source']],
    ['a source at 90%', slo(0.9, 7), []],
    ['six days of a source', slo(0.5, 6), []],
    ['a source not measured', slo(null, 9), []],
    ['half of five that left unseen', red(3, 0, 3), ['misses']],
    ['fewer than half', red(3, 0, 2), []],
    ['four that left', red(2, 0, 2), []],
    ['half of the Red that stayed', red(3, 3, 0), ['false_positives']],
    ['fewer than half of the Red', red(3, 2, 0), []],
    ['a third called too low', looked(4, 0, 2), ['bias']],
    ['less than a third', looked(5, 0, 2), []],
    ['four looked at', looked(0, 0, 4), []],
    ['under half looked at', { spotChecks: { ...spotChecks, drawn: 4 } }, ['unanswered']],
    ['three asked', { spotChecks: { ...spotChecks, drawn: 3 } }, []],
    ['people right more often', right(3, 2), ['people_know']],
    ['people right as often', right(3, 3), []],
    ['four judgements that ended', right(3, 1), []],
    ['a noisy trigger', { alerts: { ...alerts, noisy: [{ trigger: 'inactive', falseAlarms: share }] } }, ['tune']],
    ['an ignored one', { alerts: { ...alerts, ignored: [{ trigger: 'inactive', acted: share }] } }, ['switch_off']],
    [
      'a driver nobody acts on',
      { plays: [{ signal: 's', alerts: 3, acted: 0, saved: 0, lost: 0, falseAlarm: 0 }] },
      ['play'],
    ],
    ['a driver acted on once', { plays: [{ signal: 's', alerts: 9, acted: 1, saved: 0, lost: 0, falseAlarm: 0 }] }, []],
    ['two streams missing', { quality: { ...quality, missing: ['invoices', 'nps'] } }, ['connect']],
  ])('R83: %s', (_what, changes, kinds) => {
    expect(kindsOf(changes)).toEqual(kinds);
  });

  it('is at most six things, what spoils every score first', () => {
    const all = {
      ...slo(0.5, 9),
      ...red(1, 9, 9),
      ...right(9, 1),
      ...looked(0, 9, 0),
      plays: [{ signal: 's', alerts: 3, acted: 0, saved: 0, lost: 0, falseAlarm: 0 }],
      alerts: { ...alerts, useless: [{ trigger: 'inactive' as const, said: share, topReason: 'known' as const }] },
    };
    expect(kindsOf(all)).toEqual(['late_source', 'misses', 'false_positives', 'bias', 'people_know', 'useless']);
  });
});
