import { App, type Receiver, type ReceiverEvent } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import { Pool } from 'pg';
import { pino } from 'pino';
import type { Db } from '../../src/db/client';
import { ConfigFile } from '../../src/config-file';
import { registerListeners } from '../../src/listeners';
import { createCalendar } from '../../src/services/calendar/create-calendar';
import { createSlackServices } from '../../src/services/create-slack-services';
import { loadModel } from '../../src/services/model/load-model';
import { changeMatch } from '../../src/services/pull/identity/change-match';
import { readFreshness } from '../../src/services/read-freshness';
import { createSlackAnswers } from '../../src/services/slack/answers';
import { createSendOnce } from '../../src/services/slack/send-once';
import { createSlackDirectory } from '../../src/services/slack/directory';
import { createSlackStub, RESPONSE_URL, TEAM } from './slack-stub';
import { NOW, USERS, type Who } from './world';

/** The pool that a test's database was opened on: drizzle keeps it. */
function poolOf(db: Db): Pool {
  if ('$client' in db && db.$client instanceof Pool) return db.$client;
  throw new Error('createSlackApp wants a database, not a transaction');
}

const RELEASE_SETTINGS = {
  weeklyBudget: 12,
  incident: { atLeastAccounts: 8, shareOfFleet: 0.05, releaseHours: 24 },
  revopsChannel: null,
  currencyRates: {},
  isDryRun: false,
};
const QBR_SETTINGS = {
  greenFrom: 71,
  rates: {},
  calendarOf: createCalendar({ people: {} }),
  timeZone: 'UTC',
  revopsChannel: null,
};
const API_URL = 'https://slack.com/api/';
const receiver: Receiver = { init: () => undefined, start: async () => undefined, stop: async () => undefined };

/** Barometer's listeners as they run in production, with the real services on a test database and a stand-in for Slack. */
export function createSlackApp(readDb: () => Db) {
  const stub = createSlackStub();
  let sendOnce = createSendOnce();
  const begin = (): void => {
    stub.clear();
    sendOnce = createSendOnce(); // the clock stands still: what one test sent is not on its way in the next
  };
  const slack = { ...stub, clear: begin };
  const logged: Record<string, unknown>[] = [];
  const log = pino(
    { level: 'info' },
    { write: (line: string) => void logged.push(JSON.parse(line) as Record<string, unknown>) },
  );
  const clock = { at: NOW, now: () => clock.at };
  let wired: ReturnType<typeof wire> | undefined; // a promise: the model is read from its file

  async function wire() {
    const client = new WebClient('xoxb-test', {
      slackApiUrl: API_URL,
      fetch: slack.fetch,
      retryConfig: { retries: 0 },
    });
    const db = readDb();
    const services = createSlackServices({
      db,
      log,
      team: TEAM,
      directory: createSlackDirectory(client),
      answers: createSlackAnswers({ reads: client, writes: client, apiUrl: API_URL, fetch: slack.fetch }),
      options: { company: 'Our customers', command: '/health' },
      weeklyBudget: 12,
      calendarOf: createCalendar({ people: {} }),
      currencyRates: {},
      filters: ConfigFile.parse({}).filters,
      release: RELEASE_SETTINGS,
      dri: { rules: [], fallbackEmail: null },
      crmUrl: null,
      qbr: QBR_SETTINGS,
      model: await loadModel('models/three-pillar.yaml'),
      readFreshness: (now) => readFreshness(db, { now }),
      requiredFacts: ConfigFile.parse({}).required_facts,
      changeMatch: async (request) => (await changeMatch(poolOf(db), request)).outcome,
    });
    const app = new App({
      receiver,
      token: 'xoxb-test',
      botId: 'B0APP',
      botUserId: 'U0APP',
      tokenVerificationEnabled: false,
      convoStore: false,
      extendedErrorHandler: true,
      clientOptions: { fetch: slack.fetch, retryConfig: { retries: 0 } },
    });
    return {
      app,
      ...registerListeners(app, {
        ...services,
        sendOnce: (press, send) => sendOnce(press, send),
        clock,
        log,
        command: '/health',
      }),
    };
  }

  /** Delivers one payload as the receiver would; the answer is what was acknowledged, in order. */
  async function deliver(body: Record<string, unknown>): Promise<unknown[]> {
    const acks: unknown[] = [];
    const event: ReceiverEvent = {
      body,
      ack: async (answer?: unknown) => {
        acks.push(answer);
        slack.calls.push({ method: 'ack', body: {} });
      },
    };
    const { app } = await (wired ??= wire());
    await app.processEvent(event);
    return acks;
  }

  const from = (who: Who) => ({
    id: USERS[who].id,
    team_id: 'team_id' in USERS[who] ? USERS[who].team_id : TEAM.teamId,
  });
  const team = { id: TEAM.teamId };

  return {
    slack,
    logged,
    clock,
    deliver,
    drain: async (timeoutMs: number) => (await (wired ??= wire())).drain(timeoutMs),
    command: (who: Who, text: string) =>
      deliver({
        command: '/health',
        text,
        user_id: from(who).id,
        team_id: from(who).team_id,
        channel_id: 'C0ANY',
        response_url: RESPONSE_URL,
        trigger_id: 'trigger',
      }),
    press: (who: Who, action: Record<string, unknown>, place: Place = 'message') =>
      deliver({
        type: 'block_actions',
        user: from(who),
        team,
        trigger_id: 'trigger',
        actions: [{ block_id: 'b', action_ts: '1', ...action }],
        ...PLACES[place],
      }),
    submit: (who: Who, view: Record<string, unknown>) =>
      deliver({
        type: 'view_submission',
        user: from(who),
        team,
        trigger_id: 'trigger',
        view: { type: 'modal', ...view },
      }),
    openHome: (who: Who, eventId: string, view?: object) =>
      deliver({
        type: 'event_callback',
        event_id: eventId,
        team_id: from(who).team_id,
        event: {
          type: 'app_home_opened',
          user: from(who).id,
          tab: 'home',
          channel: 'D1',
          event_ts: '1',
          ...(view === undefined ? {} : { view }),
        },
      }),
  };
}

type Place = keyof typeof PLACES;
const PLACES = {
  message: {
    container: { type: 'message', channel_id: 'C0WEST', message_ts: '1700000000.000100', is_ephemeral: false },
    channel: { id: 'C0WEST' },
    response_url: RESPONSE_URL,
  },
  card: {
    container: { type: 'message', channel_id: 'C0ANY', message_ts: '1700000000.000300', is_ephemeral: true },
    channel: { id: 'C0ANY' },
    response_url: RESPONSE_URL,
  },
  home: { container: { type: 'view', view_id: 'V1' }, view: { type: 'home', id: 'V1' } },
} as const;
