import type { Db } from '../../db/client';
import { listPeopleEmails } from '../../db/queries/diagnosis';
import { listPodNames } from '../../db/queries/pods';
import { messageOf } from '../../errors';
import { type Finding, ok, problem } from './finding';

type Resolved = { ok: true; channelId: string } | { ok: false; problem: string };
export type SlackChecks = {
  checkSlack: () => Promise<unknown>;
  resolveChannel: (pod: string, now: Date) => Promise<Resolved>;
  resolveNamedChannel: (channel: string, now: Date) => Promise<Resolved>;
  channels: Readonly<Record<string, string | undefined>>; // by the setting that names it
  findSlackUser: (email: string, now: Date) => Promise<string | null>;
};

/** Whether Slack answers, every pod and every channel of barometer.yaml can be posted to, and every person can be named. */
export async function diagnoseSlack(db: Db, checks: SlackChecks, now: Date): Promise<Finding[]> {
  try {
    await checks.checkSlack();
    return [
      ok('slack', 'the token is valid'),
      ...(await diagnosePods(db, checks, now)),
      ...(await diagnoseChannels(checks, now)),
      ...(await diagnosePeople(db, checks, now)),
    ];
  } catch (error) {
    return [problem('slack', `Slack refused or did not answer: ${messageOf(error)}`)];
  }
}

async function diagnosePods(db: Db, { resolveChannel }: SlackChecks, now: Date): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const pod of await listPodNames(db)) {
    const answer = await resolveChannel(pod, now);
    findings.push(
      answer.ok ? ok('pods', `${pod} posts to ${answer.channelId}`) : problem('pods', `${pod}: ${answer.problem}`),
    );
  }
  return findings;
}

async function diagnoseChannels({ channels, resolveNamedChannel }: SlackChecks, now: Date): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const [setting, channel] of Object.entries(channels)) {
    if (channel === undefined) continue;
    const answer = await resolveNamedChannel(channel, now);
    findings.push(
      answer.ok
        ? ok('channels', `${setting} posts to ${answer.channelId}`)
        : problem('channels', `${setting}: ${answer.problem}`),
    );
  }
  return findings;
}

async function diagnosePeople(db: Db, { findSlackUser }: SlackChecks, now: Date): Promise<Finding[]> {
  const emails = await listPeopleEmails(db);
  const missing: string[] = [];
  for (const email of emails) if ((await findSlackUser(email, now)) === null) missing.push(email);
  const found = ok('people', `${emails.length - missing.length} of ${emails.length} found in Slack`);
  return [
    found,
    ...missing.map((email) => problem('people', `${email} is not in this Slack workspace, or is a guest there`)),
  ];
}
