import { buildAccountHistory, HISTORY_SIZE } from '../../src/charts/account-history';
import { renderPng, renderSvg } from '../../src/charts/render-png';
import { findUse, sayCourse } from '../../src/views/drill/score-course';
import { buildCourse, isoDay } from '../views/drill/samples';

const svgOf = (...args: Parameters<typeof buildCourse>) => renderSvg(buildAccountHistory(buildCourse(...args)), HISTORY_SIZE); // prettier-ignore
const wordsIn = (svg: string) => [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, words]) => words);

/** How far down some words stand; bold ones are the score now. */
function yOf(svg: string, words: string): number {
  const found = [...svg.matchAll(/<text([^>]*)>([^<]*)<\/text>/g)].filter(([, , said]) => said === words);
  const [, attributes = ''] = found.find(([, given]) => given?.includes('bold')) ?? found[0] ?? [];
  return Number(/translate\([\d.]+ ([\d.]+)\)/.exec(attributes)?.[1] ?? / y="([\d.]+)"/.exec(attributes)?.[1]);
}

describe('the chart of 180 days', () => {
  it('R188: names the bands behind the score, each alert, the score now, and draws use below', () => {
    const words = wordsIn(svgOf());
    expect(words).toEqual(expect.arrayContaining(['Acme', 'Red', 'Yellow', 'Green', 'Alert', '31', 'Active users a day, mean of 7'])); // prettier-ignore
  });

  it('draws no bands that were another model’s', () => expect(wordsIn(svgOf({ bands: [] }))).not.toContain('Red'));

  it('draws no use where none is reported', () => {
    expect(wordsIn(svgOf({ use: [] })).join()).not.toContain('mean of 7');
  });

  it.each([
    ['below where the line falls', [60, 40], 'below'],
    ['above where it rises', [40, 60], 'above'],
    ['above where it stands', [50, 50], 'above'],
    ['above at the foot, where there is no room below', [40, 11], 'above'],
    ['below from twelve points on', [40, 12], 'below'],
  ] as const)('writes the score now %s', (_, ends, where) => {
    const days = buildCourse().scores.slice(-2);
    const svg = svgOf({ scores: days.map((one, index) => ({ ...one, score: ends[index] ?? null })), use: [] });
    const axis = (value: number) => yOf(svg, '100') + ((yOf(svg, '0') - yOf(svg, '100')) * (100 - value)) / 100;
    expect(yOf(svg, String(ends[1])) > axis(ends[1]) ? 'below' : 'above').toBe(where);
  });

  it('leaves a gap where there was no score', () => {
    const lines = (svg: string) => svg.match(/<path d="M[^"]*"[^>]*stroke="#2a5bd7"/g) ?? [];
    const moves = (svg: string) => lines(svg).join('').match(/M/g)?.length ?? 0;
    const whole = buildCourse().scores.map((one) => ({ ...one, score: one.score ?? 50 }));
    expect(moves(svgOf())).toBe(moves(svgOf({ scores: whole })) + 1);
  });

  it('is a picture, the same each time, even of a single day', () => {
    const draw = () => Buffer.from(renderPng(buildAccountHistory(buildCourse()), HISTORY_SIZE));
    expect(draw().equals(draw())).toBe(true);
    const single = buildCourse({ scores: buildCourse().scores.slice(-1), use: [], alertDays: [] });
    expect(wordsIn(renderSvg(buildAccountHistory(single), HISTORY_SIZE))).toContain('31');
  });
});

describe('its words', () => {
  it('R61: say the score now, at first and at its lowest, and its change in 30, 90 and 180 days', () => {
    const momentum = { change30: -7, change90: -20, change180: 3, trend: 'declining' } as const;
    expect(sayCourse(buildCourse({ momentum }))).toBe(
      'Acme: score 31, Red, on 23 Nov 2026. It began at 70 on 28 May 2026 and was lowest at 31 on 21 Nov 2026. ' +
        'Change: −7 in 30 days, −20 in 90 days, +3 in 180 days. 1 alert opened. Active users a day: 40 → 40 → 20, down 50% in 173 days.',
    );
  });

  it('R102: tell use at several times and what that is from end to end, not how it stands', () => {
    const isAt = (ago: number) => (ago >= 80 ? 15 : ago >= 40 ? 8 : 5);
    const use = Array.from({ length: 120 }, (_, index) => 119 - index).map((ago) => ({ day: isoDay(ago), activeUsers: null, logins: isAt(ago) })); // prettier-ignore
    expect(sayCourse(buildCourse({ use }))).toContain('Logins a day: 15 → 8 → 5, down 67% in 113 days.');
    expect(sayCourse(buildCourse({ use: use.slice(0, 20) }))).toContain('Logins a day: 15 → 15 → 15 in 13 days.');
    expect(sayCourse(buildCourse({ use: use.slice(0, 8) }))).toContain('Logins a day: 15 → 15 in 1 day.');
  });

  it('leave out changes that history does not reach, and say that use is not known', () => {
    const said = sayCourse(buildCourse({ momentum: null, use: [], alertDays: [] }));
    expect(said).not.toContain('Change');
    expect(said).not.toContain('alert');
    expect(said).toContain('Use by day is not known.');
  });

  it('say so where there is no score', () => {
    expect(sayCourse(buildCourse({ scores: [] }))).toBe('Acme has no score in the last 180 days.');
  });
});

describe('use as a line', () => {
  const day = (ago: number, activeUsers: number | null, logins: number | null = null) => ({ day: isoDay(ago), activeUsers, logins }); // prettier-ignore

  it('takes logins where active users are not reported', () => {
    const use = [6, 5, 4, 3, 2, 1, 0].map((ago) => day(ago, null, 14));
    expect(findUse({ use })).toEqual({ title: 'Logins', days: [{ day: isoDay(0), mean: 14 }] });
  });

  it('counts a day without a row between two others as one without activity', () => {
    expect(findUse({ use: [day(6, 70), day(0, 0)] })?.days).toEqual([{ day: isoDay(0), mean: 10 }]);
  });

  it.each([[[]], [[day(5, 10), day(0, 10)]], [[day(9, null)]]])('is none of %j', (use) => {
    expect(findUse({ use })).toBeNull();
  });
});
