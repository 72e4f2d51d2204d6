import type { WorkspaceChannel, WorkspacePerson } from '../../demo/company/workspace-people';
import { listReps, type Member, type Staff } from '../world/draw-staff';

/** The simulated company's people as its Slack knows them. */
export function listPeople(staff: Staff): WorkspacePerson[] {
  return [...listReps(staff), ...staff.pods.map(({ manager }) => manager), staff.revops].map(toPerson);
}

/** One private channel per pod. */
export function listChannels({ pods, revops }: Staff): WorkspaceChannel[] {
  return pods.map(({ name, channelId, aes, csms, manager }) => ({
    id: channelId,
    name,
    kind: 'private',
    memberIds: [...aes, ...csms, manager, revops].map(({ slackId }) => slackId),
    isShared: false,
  }));
}

function toPerson({ slackId, name, role, email, timeZone }: Member): WorkspacePerson {
  return { id: slackId, name, title: role, email, tz: timeZone, kind: 'member' };
}
