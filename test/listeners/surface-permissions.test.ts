import type { HealthRequest } from '../../src/listeners/commands/parse-health-text';
import { REFUSAL_SENTENCES } from '../../src/views/notice';
import { ACCOUNT_CHOICES, ACTIONS, CALLBACKS, INPUTS, MORE_CHOICES, SNOOZE_CHOICES } from '../../src/views/ids';
import { useDatabase } from '../support/database';
import { textOf } from '../views/reading';
import { createSlackApp } from './slack-app';
import { ACCOUNTS } from './surfaces/accounts';
import { ALERTS } from './surfaces/alerts';
import { COMMANDS } from './surfaces/commands';
import { FACTS } from './surfaces/facts';
import { LISTS } from './surfaces/lists';
import { MATCHING } from './surfaces/matching';
import { cellOf, COLUMNS, type Ids, NOTHING, OUTSIDERS, STRANGERS, type Surface } from './surfaces/surface';
import { fillSurfaces } from './surfaces/world';
import type { Who } from './world';

const SURFACES: readonly Surface[] = [...COMMANDS, ...LISTS, ...ALERTS, ...ACCOUNTS, ...FACTS, ...MATCHING];

const database = useDatabase();
const app = createSlackApp(() => database.db);
let ids: Ids;
let isFresh = false; // the world as it was made
let known: Record<string, string> | null = null; // its tables as they were last seen

/** Made again only after something was written: most cells of the table write nothing, which is what they are there to show. */
async function makeWorld({ given }: Surface): Promise<void> {
  if (!isFresh || given !== undefined) {
    await emptyTables();
    ids = await fillSurfaces(database.db);
    await given?.(database.db);
    known = null;
  }
  isFresh = given === undefined;
  app.slack.channels.set('C0ANY', { is_member: true });
}

/** What a request did: what was shown, the windows that came up, the tables that are other than before. */
async function outcomeOf(surface: Surface, who: Who, about: Ids) {
  app.slack.clear();
  const before = (known ??= await fingerprint());
  const acks = await surface.ask(app, who, about);
  const after = await fingerprint();
  const changed = Object.keys(after).filter((table) => after[table] !== before[table]);
  if (changed.length > 0) isFresh = false;
  known = after;
  const shown = [...app.slack.calls.filter(({ method }) => method !== 'ack').map(({ body }) => body), ...acks];
  const lines = new Set([...textOf(shown).split('\n'), ...acks.flatMap(errorsIn)]); // a message’s text stands in its blocks as well
  return {
    said: [...lines].filter((line) => line !== '').join('\n'),
    sent: JSON.stringify(shown),
    windows: listWindows(),
    changed,
  };
}

/** The sentences under the fields of a form. */
const errorsIn = (ack: unknown): string[] =>
  typeof ack === 'object' && ack !== null && 'errors' in ack ? Object.values(ack.errors as Record<string, string>) : [];

function listWindows(): unknown[] {
  const views = ['views.open', 'views.push', 'views.update'].flatMap((method) => app.slack.of(method));
  return views.map(({ view }) => (view as Record<string, unknown>)['callback_id']);
}

/** Every table as one word; not those that remember who is who in Slack, and which events were heard. */
async function fingerprint(): Promise<Record<string, string>> {
  const { rows } = await database.pool.query<{ name: string; rows: string }>(await fingerprintSql());
  return Object.fromEntries(rows.map(({ name, rows: words }) => [name, words]));
}

const fingerprintSql = async (): Promise<string> =>
  (await listTables())
    .filter((name) => !['people', 'slack_events'].includes(name))
    .map(
      (name) =>
        `select '${name}' as name, coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as rows from "${name}" t`,
    )
    .join(' union all ');

/** Row by row, in whichever order: of tables this small that takes a tenth of the time a truncation does. */
async function emptyTables(): Promise<void> {
  const deletes = (await listTables()).map((name) => `delete from "${name}"`);
  await database.pool.query(['begin', 'set local session_replication_role = replica', ...deletes, 'commit'].join('; '));
}

let tables: readonly string[] | null = null;
async function listTables(): Promise<readonly string[]> {
  if (tables !== null) return tables;
  const { rows } = await database.pool.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public'`,
  );
  return (tables = rows.map(({ name }) => name));
}

/** Of Acme and of the account with the hostile name: what stands on their cards. */
const NAMES = /\bAcme\b|channel&gt;|<!channel/;
const DETAILS = /(?<!-)\b31\b(?! Mar)|Seats went back|call their buyer|Ada Byron|renewed by phone/;

describe.each(SURFACES.map((surface) => [surface.name, surface] as const))('%s', (_name, surface) => {
  beforeEach(() => makeWorld(surface));

  it.each(COLUMNS.filter((who) => cellOf(surface, who) === 'y'))('does what it says for %s', async (who) => {
    const { said, windows, changed } = await outcomeOf(surface, who, ids);
    expect(said).toMatch(surface.shows instanceof RegExp ? surface.shows : surface.shows(who));
    expect(windows).toEqual(surface.opens === undefined ? [] : [surface.opens]);
    if (surface.writes === undefined) expect(changed).toEqual([]);
    else expect(changed).toContain(surface.writes);
    if (STRANGERS.includes(who)) expect(said).not.toMatch(NAMES);
  });

  const refused = COLUMNS.filter((who) => cellOf(surface, who) !== 'y');
  if (refused.length === 0) return;
  it.each(refused)('does nothing for %s, and says nothing of the account', async (who) => {
    const { said, sent, windows, changed } = await outcomeOf(surface, who, ids);
    expect(said).toMatch(refusalOf(surface, who));
    expect(changed).toEqual([]);
    expect(windows).toEqual([]);
    if (cellOf(surface, who) === 'n') expect(said).toBe(await saidOfNothing(surface, who));
    expect(sent).not.toMatch(NAMES);
    if (STRANGERS.includes(who)) expect(said).not.toMatch(DETAILS);
  });
});

function refusalOf({ why, absent, ...surface }: Surface, who: Who): RegExp {
  const cell = cellOf(surface, who);
  const sentence = cell === 's' ? why : cell === 'n' ? absent : sentenceFor(who);
  if (sentence === undefined) throw new Error(`${surface.name} says nothing to ${who}`);
  return sentence;
}

function sentenceFor(who: Who): RegExp {
  const found = Object.entries(REFUSAL_SENTENCES).find(([reason]) => reason === who);
  if (found === undefined) throw new Error(`${who} is a member`);
  return new RegExp(`^${found[1].replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}$`);
}

/** The answer to the same about nothing at all, as if it had been asked with these words. */
async function saidOfNothing(surface: Surface, who: Who): Promise<string> {
  const { said } = await outcomeOf(surface, who, NOTHING);
  return said.replaceAll(NOTHING.typed, ids.typed).replaceAll(NOTHING.pod, ids.pod);
}

describe('the table', () => {
  const covered = new Set(SURFACES.flatMap(({ covers, opens }) => [...covers, `view:${opens ?? ''}`]));
  const missing = (needed: readonly string[]) => needed.filter((id) => !covered.has(id));

  it('has a row for every button and menu there is', () => {
    expect(missing(Object.values(ACTIONS).map((id) => `action:${id}`))).toEqual([]);
    expect(missing(MORE_CHOICES.map((word) => `choice:${ACTIONS.more}:${word}`))).toEqual([]);
    expect(missing(SNOOZE_CHOICES.map((word) => `choice:${ACTIONS.snooze}:${word}`))).toEqual([]);
    expect(missing(ACCOUNT_CHOICES.map((word) => `choice:${ACTIONS.accountMore}:${word}`))).toEqual([]);
  });

  it('has a row for every form and window there is', () => {
    expect(missing(Object.values(CALLBACKS).map((id) => `view:${id}`))).toEqual([]);
  });

  it('has a row for everything that can be typed, and for Home', () => {
    const kinds: Record<HealthRequest['kind'], true> = {
      help: true, freshness: true, failures: true, alerts: true, pod: true, list: true, portfolio: true, model: true, account: true,
    }; // prettier-ignore
    expect(missing(Object.keys(kinds).map((kind) => `command:${kind}`))).toEqual([]);
    expect(missing([`option:${INPUTS.findAccount}`, `option:${INPUTS.reassignTo}`, 'event:app_home_opened'])).toEqual(
      [],
    );
  });

  it('lets nobody in whom Barometer is not for', () => {
    const open = SURFACES.filter((surface) => OUTSIDERS.some((who) => cellOf(surface, who) === 'y'));
    expect(open.map(({ name }) => name)).toEqual(['Open in CRM, a link']); // which the browser opens by itself
  });
});
