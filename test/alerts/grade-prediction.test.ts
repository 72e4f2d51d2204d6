import fc from 'fast-check';
import { gradePrediction, reachesLimit } from '../../src/alerts/grade-prediction';
import type { PredictionEnd } from '../../src/domain/prediction';

const END: PredictionEnd = { hasLeft: false, isRecovered: false, isRed: true, daysLate: 0 };
const graded = (verdict: string, why: string) => ({ kind: 'graded', verdict, why });

describe('“unless logins are back at 60 a week by 12 Dec, Acme stays Red”, on the morning after', () => {
  it.each([
    // recovered, red on the day, grade
    [true, false, graded('right', 'recovered_and_left_red')],
    [false, true, graded('right', 'stayed_red')],
    [true, true, graded('wrong', 'recovered_but_red')],
    [false, false, graded('wrong', 'left_red_without')],
    [null, true, { kind: 'wait' }],
    [false, null, { kind: 'wait' }],
    [null, null, { kind: 'wait' }],
  ] as const)('R4: recovered %p, red %p: %o', (isRecovered, isRed, grade) => {
    expect(gradePrediction({ ...END, isRecovered, isRed })).toEqual(grade);
  });

  it('a customer who left was at risk, whatever else is known', () => {
    for (const isRecovered of [true, false, null])
      for (const isRed of [true, false, null])
        expect(gradePrediction({ ...END, hasLeft: true, isRecovered, isRed })).toEqual(graded('right', 'left'));
  });

  it('what is missing may still come for three days, and no longer', () => {
    const missing = { ...END, isRecovered: null };
    expect([0, 2, 3, 30].map((daysLate) => gradePrediction({ ...missing, daysLate }).kind)).toEqual([
      'wait',
      'wait',
      'graded',
      'graded',
    ]);
    expect(gradePrediction({ ...missing, daysLate: 3 })).toEqual(graded('unknown', 'not_known'));
  });

  it('every end has one grade, and waiting always ends', () => {
    const maybe = fc.option(fc.boolean(), { nil: null });
    const end = fc.record({ hasLeft: fc.boolean(), isRecovered: maybe, isRed: maybe, daysLate: fc.integer({ min: 0, max: 90 }) }); // prettier-ignore
    fc.assert(
      fc.property(end, (one) => {
        const grade = gradePrediction(one);
        expect(gradePrediction(one)).toEqual(grade);
        if (grade.kind === 'wait')
          expect(gradePrediction({ ...one, daysLate: 3 })).toMatchObject({ verdict: 'unknown' });
        else expect(['right', 'wrong', 'unknown']).toContain(grade.verdict);
        if (one.isRecovered !== null && one.isRed !== null && !one.hasLeft)
          expect(grade).toMatchObject({ verdict: one.isRecovered === one.isRed ? 'wrong' : 'right' });
      }),
    );
  });
});

describe('a limit', () => {
  it.each([
    [true, 60, 59.9, false],
    [true, 60, 60, true],
    [true, 0.45, Math.fround(0.45), true], // the database keeps limits in single precision
    [true, Math.fround(0.45), 0.45, true],
    [false, 4, 4, true],
    [false, 4, 5, false],
    [false, 0, 0, true],
    [true, 60, null, null],
  ])('at or above %p, %d: %p is %p', (isAbove, limit, value, expected) => {
    expect(reachesLimit({ isAbove, limit }, value)).toBe(expected);
  });
});
