import { diagnoseCalendar } from '../../src/services/diagnose/diagnose-calendar';

describe('what doctor says of the calendar', () => {
  it.each([
    [{ people: {} }, 'ok', 'holidays by time zone'],
    [
      { people: { 'a@example.com': 'DE-BY' } },
      'ok',
      'holidays by time zone, for 1 of the people by the place named for them',
    ],
    [{ country: 'ZZ', people: {} }, 'problem', 'calendar.country: no holidays are known for the country "ZZ"'],
  ] as const)('of %j: %s', (settings, level, text) => {
    expect(diagnoseCalendar(settings)).toEqual([{ area: 'calendar', level, text }]);
  });

  it('names the region it does not know, whose it is, and those it does', () => {
    const [finding] = diagnoseCalendar({ people: { 'a@example.com': 'DE-QQ' } });
    expect(finding?.text).toMatch(
      /^calendar\.people\.a@example\.com: "DE-QQ" is not a region .* expected one of BB, BE/,
    );
  });
});
