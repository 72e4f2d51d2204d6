import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { type ConfigFile, parseConfigFile } from './config-file';
import { isPulled, toSecretPrefix } from './config-sources';
import { ConfigError } from './errors';
import { toHookSecretName } from './ingest/pull/to-hook-secret-name';

const A_PORT = 'expected a port number, 0 to 65535';
const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const Environment = z.object({
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'expected postgres://…')
    .optional(),
  SLACK_BOT_TOKEN: z
    .string()
    .regex(/^xox[be]/, 'expected a bot token, xoxb-…')
    .optional(),
  SLACK_SIGNING_SECRET: z.string().min(8, 'expected the signing secret of the Slack app').optional(),
  SLACK_APP_TOKEN: z
    .string()
    .regex(/^xapp-/, 'expected an app-level token, xapp-…')
    .optional(),
  SLACK_API_URL: z.url({ protocol: /^https?$/, error: 'expected a URL, https://…' }).default('https://slack.com/api/'),
  PORT: z.coerce.number(A_PORT).int(A_PORT).min(0, A_PORT).max(65_535, A_PORT).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  BAROMETER_CONFIG: z.string().min(1).default('barometer.yaml'),
  LOG_LEVEL: z.enum(LOG_LEVELS, `expected one of ${LOG_LEVELS.join(', ')}`).default('info'),
});

const MIN_HOOK_SECRET = 16;

export type HookSettings = ConfigFile['hooks'][number] & { secret: string };
export type SlackSettings = { botToken: string; signingSecret: string; appToken: string | null; apiUrl: string };

/** Everything that can be set, as one value. `slack` is null until a bot token is given. */
export type Config = {
  databaseUrl: string | null; // null: the embedded Postgres
  slack: SlackSettings | null;
  port: number;
  host: string;
  logLevel: string;
  file: ConfigFile;
  filePath: string;
  hookSecrets: Readonly<Record<string, string>>; // by source, of those that are set
  sourceSecrets: Readonly<Record<string, string>>; // of pulled sources, by the names of their variables
};

/**
 * Reads environment and `barometer.yaml`: the only reader of process.env, called once per process.
 * Empty variables count as unset, as in a copied `.env.example`.
 * @throws ConfigError in one sentence naming the key and what was expected.
 */
export function loadConfig(env: NodeJS.ProcessEnv = readEnvironment()): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = Environment.safeParse(given);
  if (!parsed.success) throw new ConfigError(describeIssue(parsed.error), { cause: parsed.error });
  const values = parsed.data;
  const filePath = resolve(values.BAROMETER_CONFIG);
  const file = parseConfigFile(readConfigText(filePath), filePath);
  return {
    databaseUrl: values.DATABASE_URL ?? null,
    slack: toSlackSettings(values),
    port: values.PORT,
    host: values.HOST,
    logLevel: values.LOG_LEVEL,
    file,
    filePath,
    hookSecrets: readHookSecrets(file, given),
    sourceSecrets: readSourceSecrets(file, given),
  };
}

/** The environment, and what a `.env` file in the working directory adds to it; what is set already wins. */
function readEnvironment(): NodeJS.ProcessEnv {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return process.env;
}

function readHookSecrets({ hooks, sources }: ConfigFile, env: NodeJS.ProcessEnv): Record<string, string> {
  const names = [...hooks.map(({ source }) => source), ...sources.filter(isPulled).map(({ name }) => name)];
  return Object.fromEntries(
    names.flatMap((source) => {
      const secret = env[toHookSecretName(source)];
      return secret === undefined ? [] : [[source, secret]];
    }),
  );
}

/** Whatever is set under a pulled source's name: which of them it needs is its kind's business, when it is used. */
function readSourceSecrets({ sources }: ConfigFile, env: NodeJS.ProcessEnv): Record<string, string> {
  const prefixes = sources.filter(isPulled).map(({ name }) => toSecretPrefix(name));
  const isSecret = (variable: string): boolean => prefixes.some((prefix) => variable.startsWith(prefix));
  return Object.fromEntries(
    Object.entries(env).flatMap(([variable, value]) =>
      value !== undefined && isSecret(variable) ? [[variable, value]] : [],
    ),
  );
}

/** The sources whose webhooks are taken, each with its secret; or one sentence about the first that has none. */
export function requireHooks({ file, hookSecrets }: Config): HookSettings[] {
  return file.hooks.map(({ source, streams }) => {
    const secret = hookSecrets[source] ?? '';
    if (secret.length >= MIN_HOOK_SECRET) return { source, streams, secret };
    const what = secret === '' ? 'is not set' : 'is too short';
    throw new ConfigError(
      `${toHookSecretName(source)} ${what}: expected at least ${MIN_HOOK_SECRET} characters, to check what is sent to /hooks/${source}`,
    );
  });
}

/** The Slack settings, or one sentence about what is missing. */
export function requireSlack(config: Config): SlackSettings {
  if (config.slack) return config.slack;
  throw new ConfigError('SLACK_BOT_TOKEN is not set: expected the bot token of the Slack app (xoxb-…)');
}

/** What receiving needs beside the bot token: Socket Mode an app token, HTTP the secret that Slack's requests are signed with. */
export function requireReceiver(slack: SlackSettings): void {
  if (slack.appToken !== null || slack.signingSecret !== '') return;
  throw new ConfigError(
    "SLACK_SIGNING_SECRET is not set: expected the signing secret of the Slack app, to check Slack's requests",
  );
}

function toSlackSettings(values: z.infer<typeof Environment>): SlackSettings | null {
  if (!values.SLACK_BOT_TOKEN) return null;
  return {
    botToken: values.SLACK_BOT_TOKEN,
    signingSecret: values.SLACK_SIGNING_SECRET ?? '',
    appToken: values.SLACK_APP_TOKEN ?? null,
    apiUrl: values.SLACK_API_URL.endsWith('/') ? values.SLACK_API_URL : `${values.SLACK_API_URL}/`,
  };
}

function describeIssue(error: z.ZodError): string {
  const [issue] = error.issues;
  return issue ? `${issue.path.join('.')}: ${issue.message}` : 'the environment is not valid';
}

function readConfigText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new ConfigError(
      `BAROMETER_CONFIG: cannot read ${path}: expected a YAML file such as barometer.yaml in the repository`,
      { cause },
    );
  }
}
