import { parseSimulateArguments } from '../../simulate/arguments';

describe('the words of barometer simulate', () => {
  it('has two thousand customers over half a year when nothing is said', () => {
    expect(parseSimulateArguments([])).toEqual({ accounts: 2000, days: 180, seed: 7, isJson: false });
  });

  it('takes another size, another seed, and JSON', () => {
    expect(parseSimulateArguments(['--accounts', '20', '--days', '10', '--seed', '0', '--json'])).toEqual({
      accounts: 20,
      days: 10,
      seed: 0,
      isJson: true,
    });
  });

  it('shows how it is used without playing anything', () => {
    expect(parseSimulateArguments(['--help'])).toBeNull();
  });

  it.each([
    [['--accounts', '0'], '--accounts 0: expected a whole number from 1 to 100000.'],
    [['--accounts', '2.5'], '--accounts 2.5: expected a whole number from 1 to 100000.'],
    [['--days', '366'], '--days 366: expected a whole number from 1 to 365.'],
    [['--seed', 'x'], '--seed x: expected a whole number from 0 to 2147483647.'],
    [['--sped', '7'], "Unknown option '--sped'. Try --help."],
  ])('answers %j in one sentence', (argv, sentence) => {
    expect(() => parseSimulateArguments(argv)).toThrow(expect.objectContaining({ code: 'usage', message: sentence }));
  });
});
