import { WORKSPACE_CHANNELS, WORKSPACE_PEOPLE } from '../../demo/company/workspace-people';
import { buildCompany } from './company';

const { people, pods } = buildCompany().tables;

describe('the sample company’s Slack workspace', () => {
  it('has everyone of people.csv under the same e-mail, in a real time zone', () => {
    const byEmail = new Map(WORKSPACE_PEOPLE.map((person) => [person.email, person]));
    for (const { email, name } of people) expect(byEmail.get(email)).toMatchObject({ name, kind: 'member' });
    for (const { tz } of WORKSPACE_PEOPLE) expect(() => new Intl.DateTimeFormat('en', { timeZone: tz })).not.toThrow();
    expect(new Set(WORKSPACE_PEOPLE.map(({ tz }) => tz)).size).toBeGreaterThan(6);
  });

  it('lists the Slack id of two people and leaves the others to be looked up by e-mail', () => {
    const listed = people.filter(({ slack_user_id }) => slack_user_id !== '');
    expect(listed).toHaveLength(2);
    for (const { email, slack_user_id } of listed) {
      expect(WORKSPACE_PEOPLE.find((person) => person.email === email)?.id).toBe(slack_user_id);
    }
  });

  it('has a guest, an external and an unmapped employee, none of them in people.csv', () => {
    const known = new Set(people.map(({ email }) => email));
    const outsiders = WORKSPACE_PEOPLE.filter(({ email }) => !known.has(email));
    expect(outsiders.map(({ kind }) => kind)).toEqual(['guest', 'external', 'member']);
  });

  it('has a private channel for each pod of pods.csv, found by id or by name, with its manager in it', () => {
    for (const { pod, channel, manager_email } of pods) {
      const found = WORKSPACE_CHANNELS.find(({ id, name }) => id === channel || name === channel);
      const manager = WORKSPACE_PEOPLE.find(({ email }) => email === manager_email);
      expect(found).toMatchObject({ kind: 'private', isShared: false });
      expect(found?.memberIds).toContain(manager?.id);
      expect(pod).not.toBe('');
    }
  });

  it('has one channel that is shared with another company', () => {
    expect(WORKSPACE_CHANNELS.filter(({ isShared }) => isShared)).toHaveLength(1);
  });
});
