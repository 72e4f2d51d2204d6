import { buildClient, buildWorkspace, CHANNELS, closeWorkspaces, post, SCOPES, USERS } from './build-workspace';

afterEach(closeWorkspaces);

const failure = (code: string) =>
  expect.objectContaining({ data: expect.objectContaining({ ok: false, error: code }) });

describe('the token', () => {
  it('is asked for', async () => {
    const workspace = await buildWorkspace();
    const response = await fetch(`${workspace.apiUrl}auth.test`, { method: 'POST' });
    expect([response.status, await response.json()]).toEqual([200, { ok: false, error: 'not_authed' }]);
  });

  it('must be the one of this installation', async () => {
    const client = buildClient(await buildWorkspace(), 'xoxb-other');
    await expect(client.auth.test()).rejects.toEqual(failure('invalid_auth'));
  });

  it('tells who it belongs to', async () => {
    const client = buildClient(await buildWorkspace());
    expect(await client.auth.test()).toMatchObject({ team_id: 'T1', user_id: 'UBOT', bot_id: 'B1' });
  });

  it('is never kept in the record of calls', async () => {
    const workspace = await buildWorkspace();
    await fetch(`${workspace.apiUrl}auth.test?token=xoxb-test-token`, { method: 'POST' });
    expect(workspace.calls()).toMatchObject([{ method: 'auth.test', ok: true, args: {} }]);
    expect(JSON.stringify(workspace.calls())).not.toContain('xoxb');
  });
});

describe('methods and scopes', () => {
  it('knows api.test without a token and no method it does not play', async () => {
    const client = buildClient(await buildWorkspace());
    expect((await client.api.test()).ok).toBe(true);
    await expect(client.apiCall('chat.meMessage')).rejects.toEqual(failure('unknown_method'));
  });

  it.each([
    ['chat.postMessage', 'chat:write'],
    ['chat.update', 'chat:write'],
    ['chat.delete', 'chat:write'],
    ['chat.postEphemeral', 'chat:write'],
    ['users.info', 'users:read'],
    ['users.list', 'users:read'],
    ['users.lookupByEmail', 'users:read.email'],
    ['conversations.list', 'channels:read'],
    ['conversations.open', 'im:write'],
    ['files.getUploadURLExternal', 'files:write'],
    ['files.completeUploadExternal', 'files:write'],
  ])('%s needs %s and says so', async (method, needed) => {
    const provided = SCOPES.filter((scope) => scope !== needed);
    const client = buildClient(await buildWorkspace({ botScopes: provided }));
    const args = { channel: 'C1', ts: '1.000001', user: 'U1', text: 'x', email: 'ada@example.com', users: 'U1' };
    await expect(
      client.apiCall(method, { ...args, filename: 'a', length: 1, files: [{ id: 'F1' }] }),
    ).rejects.toMatchObject({
      data: { error: 'missing_scope', needed, provided: provided.join(',') },
    });
  });

  it('conversations.info of a private channel needs groups:read, of a public one channels:read', async () => {
    const client = buildClient(await buildWorkspace({ botScopes: ['channels:read'] }));
    expect((await client.conversations.info({ channel: 'C4' })).ok).toBe(true);
    await expect(client.conversations.info({ channel: 'C1' })).rejects.toMatchObject({
      data: { needed: 'groups:read' },
    });
  });
});

describe('conversations', () => {
  it('says whether a channel is shared with another company', async () => {
    const client = buildClient(await buildWorkspace());
    const { channel } = await client.conversations.info({ channel: 'C6', include_num_members: true });
    expect(channel).toMatchObject({ id: 'C6', is_private: true, is_ext_shared: true, is_member: true, num_members: 3 });
    expect((await client.conversations.info({ channel: 'C1' })).channel).toMatchObject({ is_ext_shared: false });
  });

  it('does not know private channels the bot is not in', async () => {
    const client = buildClient(await buildWorkspace());
    await expect(client.conversations.info({ channel: 'C2' })).rejects.toEqual(failure('channel_not_found'));
    await expect(client.conversations.members({ channel: 'C2' })).rejects.toEqual(failure('channel_not_found'));
  });

  it('lists page by page until the cursor is empty, without archived ones when asked', async () => {
    const client = buildClient(await buildWorkspace());
    const ids: unknown[] = [];
    const pages = client.paginate('conversations.list', {
      types: 'public_channel,private_channel',
      limit: 2,
      exclude_archived: true,
    });
    for await (const page of pages)
      ids.push(...((page as { channels?: { id: string }[] }).channels ?? []).map(({ id }) => id));
    expect(ids).toEqual(['C1', 'C3', 'C4', 'C6']);
  });

  it('refuses a cursor it did not hand out', async () => {
    const client = buildClient(await buildWorkspace());
    await expect(client.conversations.list({ cursor: 'nonsense' })).rejects.toEqual(failure('invalid_cursor'));
  });

  it('lists members, the bot among them', async () => {
    const client = buildClient(await buildWorkspace());
    expect((await client.conversations.members({ channel: 'C1' })).members).toEqual(['U1', 'U2', 'UBOT']);
  });

  it('opens the same direct message that a post to the person uses', async () => {
    const client = buildClient(await buildWorkspace());
    const { channel } = await client.conversations.open({ users: 'U1' });
    expect((await post(client, { channel: 'U1', text: 'x' })).channel).toBe(channel?.id);
  });

  it.each([
    ['U9', 'user_not_found'],
    ['U5', 'user_disabled'],
    ['U6', 'cannot_dm_bot'],
  ])('opens none with %s: %s', async (users, code) => {
    const client = buildClient(await buildWorkspace());
    await expect(client.conversations.open({ users })).rejects.toEqual(failure(code));
  });
});

describe('users', () => {
  it('has what the app needs: team, time zone, e-mail, kind', async () => {
    const client = buildClient(await buildWorkspace());
    expect((await client.users.info({ user: 'U2' })).user).toMatchObject({
      id: 'U2',
      team_id: 'T1',
      deleted: false,
      is_bot: false,
      is_restricted: false,
      is_ultra_restricted: false,
      real_name: 'Ben',
      tz: 'America/New_York',
      tz_label: 'Eastern Standard Time',
      tz_offset: -18_000,
      profile: { email: 'ben@example.com', title: 'AE' },
    });
  });

  it.each([
    ['U3', { is_restricted: true, is_ultra_restricted: false }],
    ['U4', { is_stranger: true, team_id: 'T0OUTSIDE0' }],
    ['U5', { deleted: true }],
    ['U6', { is_bot: true }],
  ])('tells %s from a member', async (user, expected) => {
    const client = buildClient(await buildWorkspace());
    expect((await client.users.info({ user })).user).toMatchObject(expected);
  });

  it('keeps e-mail addresses back without users:read.email', async () => {
    const client = buildClient(await buildWorkspace({ botScopes: ['users:read'] }));
    expect((await client.users.info({ user: 'U1' })).user?.profile?.email).toBeUndefined();
  });

  it('finds a person by e-mail whatever the case, but nobody who left, is external, or unknown', async () => {
    const client = buildClient(await buildWorkspace());
    expect((await client.users.lookupByEmail({ email: 'ADA@example.com' })).user?.id).toBe('U1');
    for (const email of ['old@example.com', 'eve@example.com', 'nobody@example.com']) {
      await expect(client.users.lookupByEmail({ email })).rejects.toEqual(failure('users_not_found'));
    }
    await expect(client.users.info({ user: 'U9' })).rejects.toEqual(failure('user_not_found'));
  });

  it('lists everyone, page by page', async () => {
    const client = buildClient(await buildWorkspace());
    const first = await client.users.list({ limit: 4 });
    const rest = await client.users.list({ limit: 4, cursor: String(first.response_metadata?.next_cursor) });
    expect([...(first.members ?? []), ...(rest.members ?? [])]).toHaveLength(USERS.length);
    expect(rest.response_metadata?.next_cursor).toBe('');
  });
});

it('leaves the settings it was given untouched', async () => {
  const before = structuredClone(CHANNELS);
  const client = buildClient(await buildWorkspace());
  await post(client, { channel: 'C1', text: 'x' });
  expect(CHANNELS).toEqual(before);
});
