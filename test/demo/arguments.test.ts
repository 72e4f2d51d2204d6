import { parseDemoArguments } from '../../demo/run/arguments';

describe('npm run demo', () => {
  it('needs no options', () => {
    expect(parseDemoArguments([])).toEqual({
      isHeadless: false,
      days: 30,
      dataDir: null,
      port: 4000,
      seed: 7,
      sources: 'files',
    });
  });

  it('takes the options of its help', () => {
    expect(parseDemoArguments(['--headless', '--days', '7', '--data', 'x', '--seed', '1', '--port', '0'])).toEqual({
      isHeadless: true,
      days: 7,
      dataDir: 'x',
      port: 0,
      seed: 1,
      sources: 'files',
    });
  });

  it('takes the sample company from the stand-ins of its systems, or from files, as it does by itself', () => {
    expect(parseDemoArguments(['--sources', 'fake'])).toMatchObject({ sources: 'fake', dataDir: null });
    expect(parseDemoArguments(['--sources', 'files', '--data', 'x'])).toMatchObject({ sources: 'files', dataDir: 'x' });
  });

  it('answers --help with nothing to run', () => {
    expect(parseDemoArguments(['--help'])).toBeNull();
  });

  it.each([
    [['--days', '0'], /^--days 0: expected a whole number from 1 to 365/],
    [['--days', '366'], /^--days 366/],
    [['--days', '1.5'], /^--days 1\.5/],
    [['--days', 'many'], /^--days many/],
    [['--port', '65536'], /^--port 65536/],
    [['--sources', 'real'], /^--sources real: expected files or fake\.$/],
    [['--sources', 'fake', '--data', 'x'], /^--sources fake plays the sample company: leave --data out\.$/],
    [['--fast'], /^Unknown option '--fast'.*Try --help\.$/],
    [['somewhere'], /^Unexpected argument 'somewhere'.*Try --help\.$/],
  ])('refuses %j in one sentence', (argv, message) => {
    expect(() => parseDemoArguments(argv)).toThrow(message);
  });
});
