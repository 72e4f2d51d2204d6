import type { Region } from '../../demo/company/calendar';
import { createDice } from '../../demo/company/dice';
import { namePerson } from '../../demo/company/fictional-names';

export const REGIONS: readonly { region: Region; timeZone: string }[] = [
  { region: 'europe', timeZone: 'Europe/Berlin' },
  { region: 'americas', timeZone: 'America/New_York' },
  { region: 'asia', timeZone: 'Asia/Kolkata' },
];
const ACCOUNTS_PER_AE = 40;
const AES_PER_POD = 3; // and as many CSMs: pods of six

export type Member = {
  email: string;
  name: string;
  role: 'ae' | 'csm' | 'manager' | 'revops';
  pod: string; // empty: the whole company
  managerEmail: string;
  timeZone: string;
  slackId: string;
};
export type Pod = {
  name: string;
  region: Region;
  channelId: string;
  manager: Member;
  aes: readonly Member[];
  csms: readonly Member[];
};
export type Staff = { pods: readonly Pod[]; revops: Member };

/** As many pods of six reps and a manager as the accounts need, over three regions, and one person in RevOps. */
export function drawStaff(seed: number, accounts: number): Staff {
  const podCount = Math.max(1, Math.ceil(accounts / (ACCOUNTS_PER_AE * AES_PER_POD)));
  return {
    pods: Array.from({ length: podCount }, (_, index) => drawPod(seed, index)),
    revops: drawMember(seed, { role: 'revops', number: 0, pod: '', managerEmail: '', timeZone: 'Europe/Berlin' }),
  };
}

function drawPod(seed: number, index: number): Pod {
  const place = REGIONS[index % REGIONS.length] ?? { region: 'europe' as const, timeZone: 'Europe/Berlin' };
  const name = `pod-${String(index + 1).padStart(2, '0')}`;
  const shared = { pod: name, timeZone: place.timeZone };
  const manager = drawMember(seed, { ...shared, role: 'manager', number: index, managerEmail: '' });
  const reps = (role: 'ae' | 'csm') =>
    Array.from({ length: AES_PER_POD }, (_, turn) =>
      drawMember(seed, { ...shared, role, number: index * AES_PER_POD + turn, managerEmail: manager.email }),
    );
  return {
    name,
    region: place.region,
    channelId: `C0SIM${String(index + 1).padStart(4, '0')}`,
    manager,
    aes: reps('ae'),
    csms: reps('csm'),
  };
}

function drawMember(
  seed: number,
  { number, ...member }: Omit<Member, 'email' | 'name' | 'slackId'> & { number: number },
): Member {
  const tag = `${member.role}${String(number + 1).padStart(4, '0')}`;
  return {
    ...member,
    email: `${tag}@example.com`,
    name: namePerson(createDice(seed, `name/${tag}`)),
    slackId: `U0${tag.toUpperCase()}`,
  };
}

export function listReps({ pods }: Staff): Member[] {
  return pods.flatMap(({ aes, csms }) => [...aes, ...csms]);
}
