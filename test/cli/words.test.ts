import { createCommandLine } from '../acceptance/command-line';

/** No database and no Slack: wrong words are refused before either is asked. */
const environment = () => ({ DATABASE_URL: 'postgres://127.0.0.1:9/nobody', BAROMETER_CONFIG: 'barometer.yaml' });
const barometer = createCommandLine(environment, () => new Date('2026-03-02T06:00:00Z'));

describe('barometer help', () => {
  it.each([['help'], ['--help'], ['-h']])('%s names every verb, on one screen', async (word) => {
    const { code, printed } = await barometer(word);
    expect(code).toBe(0);
    for (const verb of ['migrate', 'import <dir>', 'ingest', 'score', 'deliver', 'write-back', 'doctor'])
      expect(printed).toContain(`\n  ${verb}`);
    const lines = printed.split('\n');
    expect(lines.length).toBeLessThanOrEqual(36); // two lines a verb
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(110);
  });

  it.each([['--help'], ['-h']])('%s after a verb is about that verb, and does nothing', async (word) => {
    expect(await barometer('qbr', 'west', word)).toMatchObject({
      code: 0,
      errors: '',
      printed: expect.stringMatching(/^usage: barometer qbr \[pod\].*\n {2}draw the review/),
    });
  });

  it('comes without a word, and then says that one was expected', async () => {
    expect(await barometer()).toMatchObject({ code: 2, printed: expect.stringContaining('usage: barometer <verb>') });
  });
});

describe('words that are wrong are refused with what was expected, and code 2', () => {
  it.each([
    [['digets'], 'barometer: there is no "digets". Try: barometer help'],
    [['import'], /^usage: barometer import <dir> \[--source <name>\] \| <csv> --from <platform>/],
    [['import', 'a', 'b'], /^usage: barometer import/],
    [['import', 'a', '--dry'], /^usage: barometer import/],
    [['import', 'a', '--deep'], /^Unknown option '--deep'\. usage: barometer import/],
    [['import', 'a', '--source', 'Über uns'], '--source Über uns: expected lower-case letters, digits, "-" and "_".'],
    [['score', 'now'], 'usage: barometer score [--at <instant>] [--from <day>]'],
    [['score', '--at', 'yesterday'], '--at yesterday: expected an instant with a zone, such as 2026-03-02T09:00:00Z.'],
    [
      ['score', '--at', '2026-03-02'],
      '--at 2026-03-02: expected an instant with a zone, such as 2026-03-02T09:00:00Z.',
    ],
    [['score', '--at', '2026-03-02T09:00:00'], /expected an instant with a zone/],
    [['score', '--at', '2026-02-30T09:00:00Z'], /expected an instant with a zone/],
    [['score', '--from', '2026-02-30'], '--from 2026-02-30: expected a day, such as 2026-03-02.'],
    [['score', '--from', '2026-03-02'], '--from 2026-03-02: expected a day before 2026-03-02.'],
    [['score', '--at'], /^Option '--at <value>' argument missing/],
    [['ingest', '--source', 'zendesk'], '--source zendesk: expected one of csv.'],
    [['deliver', 'now'], /^usage: barometer deliver/],
    [['deliver', '--settle', 'seven', '--as', 'sent'], '--settle seven: expected the number that doctor shows.'],
    [['deliver', '--settle', '7'], '--as: expected sent or resend.'],
    [['deliver', '--settle', '7', '--as', 'gone'], '--as gone: expected sent or resend.'],
    [['deliver', '--as', 'resend'], '--as, --channel and --ts belong to --settle <id>.'],
    [['doctor', '--deep'], /^Unknown option '--deep'\. usage: barometer doctor$/],
    [['migrate', 'up'], 'usage: barometer migrate'],
  ])('%j', async (words, sentence) => {
    const { code, printed, errors } = await barometer(...words);
    if (typeof sentence === 'string') expect(errors).toBe(sentence);
    else expect(errors).toMatch(sentence);
    expect(errors.split('\n')).toHaveLength(1);
    expect([code, printed]).toEqual([2, '']);
  });
});

describe('a database that is not there', () => {
  it.each([[['migrate']], [['import', '.']], [['ingest']], [['score']], [['deliver']]])(
    'is one sentence without a stack for %j',
    async (words) => {
      const { code, errors } = await createCommandLine(
        () => ({ ...environment(), SLACK_BOT_TOKEN: 'xoxb-1' }),
        () => new Date(),
      )(...words);
      expect(errors).toBe('DATABASE_URL: no connection to 127.0.0.1:9/nobody: connect ECONNREFUSED 127.0.0.1:9.');
      expect(code).toBe(1);
    },
  );

  it('is what doctor finds, and it looks no further', async () => {
    const { code, printed, errors } = await barometer('doctor');
    expect(printed).toMatch(/^ok {5}config .*barometer\.yaml is valid\nWRONG {2}database .*ECONNREFUSED/);
    expect([code, errors]).toEqual([1, '1 thing needs a person.']);
  });

  it('deliver needs a token first, and says so', async () => {
    expect(await barometer('deliver')).toMatchObject({ code: 1, errors: expect.stringMatching(/^SLACK_BOT_TOKEN/) });
  });
});
