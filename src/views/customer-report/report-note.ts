import type { CustomerFacts, CustomerReport, Progress } from '../../domain/customer-report';
import { SHOWN } from '../limits';
import { context, section, type Message } from '../message';
import { escapeMrkdwn } from '../mrkdwn';
import { count } from '../wording';

export const NOT_YOUR_CUSTOMER =
  'Reports for a customer are written by the account’s AE and CSM, their managers and RevOps. Ask one of them.';

/** The direct message above the files: what it says, what it leaves out, and what to do before and after the meeting (R207, R208). */
export function buildReportNote(facts: CustomerFacts, report: CustomerReport, command: string): Message {
  const name = escapeMrkdwn(report.accountName, SHOWN.name);
  const text = `The report for ${name} is in the thread: slides and an e-mail on ${report.period}.`;
  const untold = listUntold(facts);
  const unknown = listUnknown(facts);
  return {
    text,
    blocks: [
      section(`*${text}*\n${report.headline}`),
      ...(untold.length === 0
        ? []
        : [section(['*For you, not in the report:*', ...untold.map((line) => `• ${line}`)].join('\n'))]),
      ...(unknown.length === 0 ? [] : [context(`Not known, so left out: ${unknown.join(', ')}.`)]),
      context('Before you send it: read it, and change what you would not say.'),
      context(
        `After the meeting: \`${command} ${name}\`, then *Log action* for the meeting and *⋯ → Write a review note* for what was agreed, who follows up and by when; *Judge the score* if you learned what the data cannot know.`,
      ),
    ],
  };
}

/** What may come up in the meeting though the report does not raise it (R207). */
export function listUntold({ users, features, seats, openRequests }: CustomerFacts): string[] {
  const isWide = users !== null && seats !== null && seats > 0 && users.now < seats / 2;
  return [
    sayFall(users, 'Active users'),
    sayFall(features, 'Features in use'),
    isWide ? `${Math.round((100 * users.now) / seats)}% of seats in use (${users.now} of ${seats}).` : null,
    openRequests !== null && openRequests > 0 ? `${count(openRequests, 'support request')} open.` : null,
  ].filter((line) => line !== null);
}

const sayFall = (progress: Progress | null, what: string): string | null =>
  progress === null || progress.atStart === null || progress.now >= progress.atStart
    ? null
    : `${what} went from ${progress.atStart} to ${progress.now}.`;

function listUnknown({ users, features, seats, featuresBought, requestsSolved, benchmarks }: CustomerFacts): string[] {
  return [
    users === null ? 'active users' : null,
    features === null ? 'features in use' : null,
    seats === null ? 'seats bought' : null,
    featuresBought === null ? 'features bought' : null,
    requestsSolved === null ? 'support requests' : null,
    benchmarks.length === 0 ? 'how they compare (too few alike, or they stand behind)' : null,
  ].filter((line) => line !== null);
}
