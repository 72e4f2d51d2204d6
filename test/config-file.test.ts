import { resolve } from 'node:path';
import { modelPath } from '../src/compose-data';
import { parseConfigFile } from '../src/config-file';
import { ConfigError } from '../src/errors';

const parse = (text: string) => parseConfigFile(text, '/etc/barometer.yaml');

describe('barometer.yaml', () => {
  it('is a whole configuration when it is empty: every key has a default', () => {
    expect(parse('')).toMatchObject({
      command: '/health',
      model: 'three-pillar',
      sources: [],
      schedules: { score: '0 */4 * * *', deliver: '* * * * *' },
      freshness_hours: { usage_daily: 48, invoices: 840 },
      alerts: { quiet_hours: 4, weekly_budget: 12 },
    });
  });

  it('requires a sponsor, a renewal date and an ARR of every account, others where it is told so, and nothing where it is not', () => {
    expect(parse('').required_facts).toEqual(['executive_sponsor', 'renewal_on', 'arr']);
    expect(parse('required_facts: [owner, champion, owner]').required_facts).toEqual(['owner', 'champion']);
    expect(parse('required_facts: []').required_facts).toEqual([]);
    expect(() => parse('required_facts: [sponsor]')).toThrow('required_facts');
    expect(() => parse('sources: [{ name: entered, kind: csv, dir: ., schedule: 0 6 * * * }]')).toThrow(
      '"entered" is what people fill in',
    );
  });

  it('reads the file that is in the repository', () => {
    const { readFileSync } = jest.requireActual<typeof import('node:fs')>('node:fs');
    const file = parseConfigFile(readFileSync('barometer.yaml', 'utf8'), 'barometer.yaml');
    expect(file.sources.map(({ name }) => name)).toEqual(['csv']);
    expect({ ...file, sources: [] }).toEqual(parse('')); // every value it shows is what holds without it
  });

  it('chooses the model: one that ships by its name, one of its own by its path, and a formula of it', () => {
    const pathOf = (text: string) => modelPath({ file: parse(text), filePath: '/etc/barometer.yaml' });
    expect(pathOf('')).toBe(resolve('models/three-pillar.yaml'));
    expect(pathOf('model: six-dimension')).toBe(resolve('models/six-dimension.yaml'));
    expect(pathOf('model: models/ours.yaml')).toBe('/etc/models/ours.yaml');
    expect(pathOf('model: ours.yml')).toBe('/etc/ours.yml');
    expect(() => pathOf('model: nine-pillar')).toThrow(
      '/etc/barometer.yaml: model: expected a model that ships, such as three-pillar, or the path of a YAML file, found "nine-pillar"',
    );
    expect(parse('').formula).toBeUndefined();
    expect(parse('formula: four-part-usage').formula).toBe('four-part-usage');
  });

  it('lets webhooks speak of facts, and of people only where it is told so', () => {
    const streamsOf = (text: string) => parse(text).hooks[0]?.streams;
    expect(streamsOf('hooks: [{ source: crm }]')).toContain('tickets');
    expect(streamsOf('hooks: [{ source: crm }]')).not.toContain('people');
    expect(streamsOf('hooks: [{ source: crm }]')).not.toContain('pods');
    expect(streamsOf('hooks: [{ source: crm, streams: [people] }]')).toEqual(['people']);
    expect(() => parse('hooks: [{ source: a-b }, { source: a_b }]')).toThrow(
      '/etc/barometer.yaml: hooks: the name "BAROMETER_HOOK_SECRET_A_B" is used twice',
    );
  });

  it('takes a rate per currency', () => {
    expect(parse('').currency_rates).toEqual({});
    expect(parse('currency_rates: { EUR: 1.08 }').currency_rates).toEqual({ EUR: 1.08 });
  });

  it('sees a source directory from its own folder', () => {
    const file = parse('sources: [{ name: product, kind: csv, dir: ../exports }]');
    expect(file.sources[0]).toMatchObject({ dir: '/exports', schedule: '15 * * * *' });
  });

  it('reads the settings of a pulled source by its kind, whose schedule holds where none is given', () => {
    const file = parse('sources: [{ name: support, kind: zendesk, subdomain: acme }]');
    expect(file.sources).toEqual([
      { name: 'support', kind: 'zendesk', schedule: '*/10 * * * *', settings: { subdomain: 'acme' } },
    ]);
  });

  it('sees the mapping file from its own folder', () => {
    expect(parse('identity: { mapping_file: map.csv }').identity).toEqual({ mapping_file: '/etc/map.csv' });
    expect(parse('').identity).toEqual({});
  });

  it('gives every source a cron expression of its own', () => {
    const file = parse(
      'sources: [{ name: a, kind: csv, dir: a, schedule: "0 5 * * *" }, { name: b, kind: csv, dir: b, schedule: "*/5 * * * *" }]',
    );
    expect(file.sources.map(({ schedule }) => schedule)).toEqual(['0 5 * * *', '*/5 * * * *']);
  });

  describe('is refused in one sentence with file, line, key and what was expected', () => {
    it.each([
      ['not YAML', 'alerts: [', /^\/etc\/barometer\.yaml:1: not valid YAML: .+/],
      [
        'a key twice',
        'command: /a\ncommand: /b',
        /^\/etc\/barometer\.yaml:2: not valid YAML: Map keys must be unique$/,
      ],
      ['an anchor that is nowhere', 'model: *nobody', /^\/etc\/barometer\.yaml: not valid YAML: Unresolved alias/],
      ['an unknown key', 'company: Acme\nchanel: x', /^\/etc\/barometer\.yaml:2: chanel: is not a known key$/],
      ['an unknown nested key', 'alerts:\n  quiet: 4', /^\/etc\/barometer\.yaml:2: alerts\.quiet: is not a known key$/],
      ['a word for a number', 'alerts:\n  quiet_hours: four', /:2: alerts\.quiet_hours: .*expected number/],
      [
        'a number that is not positive',
        'alerts:\n  quiet_hours: 0',
        /:2: alerts\.quiet_hours: expected number to be >0$/,
      ],
      ['a list of models', 'model: [three-pillar]', /:1: model: expected string, received array$/],
      ['a formula that is no name', 'formula: 4', /:1: formula: expected string, received number$/],
      ['a currency that is none', 'currency_rates: { euro: 1 }', /:1: currency_rates\.euro: expected a currency code/],
      ['a rate of nothing', 'currency_rates: { EUR: 0 }', /:1: currency_rates\.EUR: expected number to be >0$/],
      [
        'a rate without end',
        'currency_rates: { EUR: .inf }',
        /currency_rates\.EUR: expected number, received Infinity$/,
      ],
      [
        'a percentage for a share',
        'filters: { expansion_ready: { adoption_above: 70 } }',
        /filters\.expansion_ready\.adoption_above: expected a share from 0 to 1, such as 0\.3 for 30%$/,
      ],
      ['a fall of more than all', 'filters: { needs_attention: { usage_drop: 1.01 } }', /usage_drop: expected a share/],
      ['a growth in per cent', 'filters: { priority: { usage_growth: 20 } }', /usage_growth: expected a share/],
      ['a broken cron expression', 'schedules:\n  score: daily', /:2: schedules\.score: expected a cron expression/],
      ['a cron expression with seconds', 'schedules: { score: "0 0 6 * * *" }', /schedules\.score: expected a cron/],
      ['a cron field out of range', 'schedules: { score: "61 6 * * *" }', /schedules\.score: expected a cron/],
      ['an unknown time zone', 'time_zone: Mars/Olympus', /:1: time_zone: expected an IANA time zone/],
      ['a command without a slash', 'command: health', /:1: command: expected a slash command/],
      ['an unknown kind of source', 'sources: [{ name: x, kind: fax, dir: x }]', /sources\.0\.kind \("x"\): .*csv/],
      [
        'an unknown key of a kind',
        'sources:\n  - name: x\n    kind: zendesk\n    subdomain: acme\n    subdomian: y',
        /:5: sources\.0\.subdomian \("[a-z]+"\): is not a known key$/,
      ],
      [
        'a wrong setting of a kind',
        'sources:\n  - name: x\n    kind: zendesk\n    subdomain: 7',
        /:4: sources\.0\.subdomain \("[a-z]+"\): /,
      ],
      [
        'a schedule that is none',
        'sources: [{ name: x, kind: zendesk, subdomain: a, schedule: daily }]',
        /sources\.0\.schedule \("[a-z]+"\): expected a cron/,
      ],
      [
        'two sources whose secrets would have one name',
        'sources: [{ name: a-b, kind: csv, dir: a }, { name: a_b, kind: csv, dir: b }]',
        /sources: the name "BAROMETER_A_B_" is used twice/,
      ],
      ['a public address that is none', 'public_url: here', /public_url: expected a URL/],
      [
        'a source without what its kind needs: its own line, its name and what is missing',
        'company: Acme\nsources:\n  - { name: shop, kind: csv, dir: a }\n  - { name: product, kind: posthog }',
        /:4: sources\.1\.project_id \("product"\): expected the id of the project$/,
      ],
      [
        'a source without a list that it needs',
        'sources: [{ name: wh, kind: postgres }]',
        /:1: sources\.0\.queries \("wh"\): is missing; expected array$/,
      ],
      ['a source without a directory', 'sources: [{ name: x, kind: csv }]', /sources\.0\.dir \("[a-z]+"\): /],
      [
        'two sources of one name',
        'sources: [{name: x, kind: csv, dir: a}, {name: x, kind: csv, dir: b}]',
        /"x" is used twice/,
      ],
      [
        'a CRM address without a place for the id',
        'crm_url: https://crm.example.com/',
        /crm_url: expected an https URL/,
      ],
      ['a list where a map belongs', '- a\n- b', /the file: .*expected object/],
    ])('%s', (_name, text, message) => {
      expect(() => parse(text)).toThrow(ConfigError);
      expect(() => parse(text)).toThrow(message);
    });
  });
});
