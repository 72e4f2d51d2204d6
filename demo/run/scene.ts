import { AppError, messageOf } from '../../src/errors';
import { createFeed, type Feed } from '../as-of/create-feed';
import { toDataSet } from '../as-of/data-set';
import { readDataSet } from '../as-of/read-data-set';
import type { StoryOfAccount } from '../company/company-files';
import { generateCompany } from '../company/generate-company';
import {
  WORKSPACE_CHANNELS,
  WORKSPACE_PEOPLE,
  type WorkspaceChannel,
  type WorkspacePerson,
} from '../company/workspace-people';
import { DEFAULT_CHANNELS, DEFAULT_PEOPLE } from '../default-people';
import type { DemoArguments } from './arguments';
import { readWorkspaceOf } from './workspace-of';

const DAY_MS = 86_400_000;
const COMPANY = { startOn: '2026-01-05', days: 310, accounts: 150 };
const START_TIME = 'T06:30:00.000Z'; // after the first files of the day have come
const FUTURE_DAYS = 60; // left to step into on the page
const MOST_ACCOUNT_DAYS = 300_000; // of history, so that a large data set opens within minutes

/** What the demo plays: data as its sources showed it, and the people and channels of the workspace. */
export type Scene = {
  feed: Feed;
  people: readonly WorkspacePerson[];
  channels: readonly WorkspaceChannel[];
  stories: readonly StoryOfAccount[];
  startAt: Date;
  lastDay: string;
  historyFrom: string;
  notes: readonly string[]; // what the viewer should know: people made up, history cut short
};

export async function openScene({ dataDir, seed, days, isHeadless }: DemoArguments): Promise<Scene> {
  if (dataDir !== null) return openDirectory(dataDir, isHeadless ? days : FUTURE_DAYS);
  const company = generateCompany({ seed, ...COMPANY });
  return {
    feed: await createFeed(toDataSet(company)),
    people: WORKSPACE_PEOPLE,
    channels: WORKSPACE_CHANNELS,
    stories: company.stories,
    startAt: new Date(`${company.storyOn}${START_TIME}`),
    lastDay: company.lastOn,
    historyFrom: company.startOn,
    notes: [],
  };
}

async function openDirectory(dir: string, futureDays: number): Promise<Scene> {
  const feed = await openFeed(dir);
  const startOn = daysBefore(feed.lastDay, futureDays - 1);
  if (startOn <= feed.firstDay)
    throw new AppError(
      'too_short',
      `--data ${dir} covers ${feed.firstDay} to ${feed.lastDay}: not enough to play ${futureDays} days. Try fewer --days.`,
    );
  const historyFrom = latest(feed.firstDay, daysBefore(startOn, Math.floor(MOST_ACCOUNT_DAYS / feed.accountCount)));
  const workspace = feed.usesDefaultPeople
    ? { people: DEFAULT_PEOPLE, channels: DEFAULT_CHANNELS }
    : await readWorkspaceOf(dir);
  const notes = feed.usesDefaultPeople
    ? [`${dir} has no people or pods: one pod with three people was made up, and every account assigned to them.`]
    : [];
  if (historyFrom > feed.firstDay)
    notes.push(`History is filled from ${historyFrom} only: ${feed.accountCount} accounts are many.`);
  return {
    feed,
    ...workspace,
    stories: [],
    startAt: new Date(`${startOn}${START_TIME}`),
    lastDay: feed.lastDay,
    historyFrom,
    notes,
  };
}

async function openFeed(dir: string): Promise<Feed> {
  try {
    return await createFeed(await readDataSet(dir));
  } catch (cause) {
    throw new AppError('data_unreadable', `--data ${dir} cannot be played: ${messageOf(cause)}.`, { cause });
  }
}

const daysBefore = (day: string, days: number): string =>
  new Date(Date.parse(day) - days * DAY_MS).toISOString().slice(0, 10);
const latest = (a: string, b: string): string => (a > b ? a : b);
