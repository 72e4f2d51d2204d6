import nock from 'nock';
import { WebClient } from '@slack/web-api';
import { createSlackDirectory } from '../../../src/services/slack/directory';

const API = 'https://slack.com/api/';
const slack = nock(API);
const directory = createSlackDirectory(new WebClient('xoxb-test', { retryConfig: { retries: 0 } }));

afterEach(() => {
  expect(nock.pendingMocks()).toEqual([]);
});

describe('what Slack says about a user', () => {
  it('is read with every flag that decides who may use Barometer', async () => {
    const user = {
      id: 'U1',
      team_id: 'T1',
      is_ultra_restricted: true,
      tz: 'Asia/Tokyo',
      profile: { email: 'Ana@Example.COM' },
    };
    slack.post('/users.info').reply(200, { ok: true, user: { ...user, enterprise_user: { enterprise_id: 'E1' } } });
    expect(await directory.fetchUser('U1')).toEqual({
      id: 'U1',
      teamId: 'T1',
      enterpriseId: 'E1',
      isGuest: true,
      isStranger: false,
      isBot: false,
      isDeactivated: false,
      email: 'ana@example.com',
      timeZone: 'Asia/Tokyo',
    });
  });

  it.each(['users_not_found', 'user_not_found'])('%s is an answer: there is none', async (error) => {
    slack.post('/users.lookupByEmail').reply(200, { ok: false, error });
    expect(await directory.findUserByEmail('ana@example.com')).toBeNull();
  });

  it.each(['invalid_auth', 'missing_scope', 'internal_error'])('%s is not an answer', async (error) => {
    slack.post('/users.info').reply(200, { ok: false, error });
    await expect(directory.fetchUser('U1')).rejects.toThrow(error);
  });
});

describe('what Slack says about a channel', () => {
  it.each([
    [{}, false],
    [{ is_ext_shared: true }, true],
    [{ is_pending_ext_shared: true }, true],
    [{ is_shared: true }, true],
    [{ is_shared: true, is_org_shared: true }, false], // within one Enterprise organisation
    [{ is_shared: true, is_org_shared: true, is_ext_shared: true }, true],
  ])('%j is shared with another company: %s', async (flags, isShared) => {
    slack
      .post('/conversations.info')
      .reply(200, { ok: true, channel: { id: 'C1', name: 'west', is_member: true, ...flags } });
    expect(await directory.fetchChannel('C1')).toEqual({
      id: 'C1',
      name: 'west',
      isArchived: false,
      isMember: true,
      isShared,
    });
  });

  it('is found by name on a later page, and pages after it are not asked for', async () => {
    const page = (channels: object[], next_cursor: string) => ({
      ok: true,
      channels,
      response_metadata: { next_cursor },
    });
    slack.post('/conversations.list').reply(200, page([{ id: 'C1', name: 'north' }], 'second'));
    slack
      .post('/conversations.list', /cursor=second/)
      .reply(200, page([{ id: 'C2', name: 'west', is_archived: true }], 'third'));
    expect(await directory.findChannelByName('west')).toMatchObject({ id: 'C2', isArchived: true, isMember: false });
  });

  it('is none after the last page', async () => {
    slack.post('/conversations.list').reply(200, { ok: true, channels: [], response_metadata: { next_cursor: '' } });
    expect(await directory.findChannelByName('west')).toBeNull();
  });
});

it('says which workspace and organisation the token belongs to', async () => {
  const identity = { team_id: 'T1', enterprise_id: 'E1', bot_id: 'B1', user_id: 'U1' };
  slack.post('/auth.test').reply(200, { ok: true, ...identity });
  expect(await directory.fetchTeam()).toEqual({ teamId: 'T1', enterpriseId: 'E1', botId: 'B1', botUserId: 'U1' });
});
