import type { KnownBlock } from '@slack/types';
import type { Home } from '../../domain/home';
import { divider, section } from '../message';
import { dateTime } from '../wording';
import type { HomeOptions } from './build-home';

/** Neither accounts nor alerts, and no pod that was told anything. */
export const isEmpty = ({ bands, unscored, waiting, pods, allPods }: Home): boolean =>
  bands.red + bands.yellow + bands.green + bands.unknown + unscored + waiting.length === 0 &&
  [...pods, ...allPods].every(({ alerts }) => alerts === 0);

/** Nothing was delivered, or nothing that is theirs: what is missing, and who can mend it. */
export function emptyBody(home: Home, { command }: HomeOptions): KnownBlock[] {
  const isDelivered = home.freshness.some(({ stream }) => stream === 'accounts');
  return [section(isDelivered ? noneOfTheirs(home, command) : nothingYet(home))];
}

function nothingYet({ person }: Home): string {
  if (person.role === 'revops')
    return '*No accounts have arrived yet.* Import accounts.csv with `barometer import`, or connect a source: this page fills with the next run.';
  return '*No accounts have arrived yet.* RevOps is still connecting the sources: there is nothing for you to do, and I write to you once there is.';
}

function noneOfTheirs({ person }: Home, command: string): string {
  const how =
    person.role === 'ae' || person.role === 'csm'
      ? 'Accounts appear here once accounts.csv names you as their AE or CSM: ask RevOps if you miss one.'
      : 'Accounts appear here once accounts.csv names your pod: ask RevOps if you miss one.';
  return `*No accounts are yours yet.* ${how} Until then try \`${command} help\`.`;
}

/** On top while usage is too old to act on (R30, R31): what rests on it, and what to do. */
export function staleBanner({ staleUsage }: Home, { command }: HomeOptions): KnownBlock[] {
  if (staleUsage === null) return [];
  const { asOf, limitHours } = staleUsage;
  const age = asOf === null ? 'has never arrived' : `reaches only to ${dateTime(asOf)}`;
  const text = `⚠ *Usage data is too old to act on.* It ${age}; the limit is ${limitHours} h. Changes of colour and offers wait until it is back: \`${command} freshness\` says which source is late.`;
  return [section(text)];
}

/** Once, on the first visit: what it is, and what to do first. */
export function welcome({ hasBook }: Home, { command }: HomeOptions): KnownBlock[] {
  const what =
    '*Welcome to Barometer.* It scores each account from 0 to 100 by usage, support, sentiment and billing, and tells its owner when one turns Red: one number, one reason, one action.';
  const how = hasBook
    ? `Answer with the buttons; ask about any account with \`${command}\` and its name.`
    : `Look over all of it with \`${command} portfolio\`, over one account with \`${command}\` and its name.`;
  return [section(`${what} ${how}`), divider];
}
