import { buildClient, buildWorkspace, closeWorkspaces, NOW, post } from './build-workspace';

afterEach(closeWorkspaces);

const failure = (code: string) =>
  expect.objectContaining({ data: expect.objectContaining({ ok: false, error: code }) });

const sections = (count: number) =>
  Array.from({ length: count }, () => ({
    type: 'section' as const,
    text: { type: 'mrkdwn' as const, text: 'x'.repeat(2_640) },
  }));
const attachment = (type: string) => [{ color: '#a30200', blocks: [{ type }] }];

describe('chat.postMessage', () => {
  it('keeps the message and answers with channel, ts and the message itself', async () => {
    const workspace = await buildWorkspace();
    const blocks = [{ type: 'section' as const, text: { type: 'mrkdwn' as const, text: '*hi*' } }];
    const answer = await post(buildClient(workspace), { channel: 'C1', text: 'hi', blocks });
    expect(answer).toMatchObject({
      ok: true,
      channel: 'C1',
      message: { type: 'message', text: 'hi', user: 'UBOT', bot_id: 'B1' },
    });
    expect(answer.message?.blocks?.[0]).toMatchObject({ type: 'section', block_id: expect.any(String) });
    expect(workspace.messages()).toMatchObject([
      { channelId: 'C1', ts: answer.ts, text: 'hi', postedAt: NOW, authorId: 'app' },
    ]);
  });

  it('gives each message of a channel a later ts while the clock stands still or falls back', async () => {
    let now = NOW;
    const client = buildClient(await buildWorkspace({ now: () => now }));
    const stamps: string[] = [];
    for (const shiftMs of [0, 0, -60_000, 1]) {
      now = new Date(NOW.getTime() + shiftMs);
      stamps.push(String((await post(client, { channel: 'C1', text: 'x' })).ts));
    }
    expect(stamps[0]).toBe('1772442000.000000');
    expect(stamps).toEqual([...new Set(stamps)].toSorted());
  });

  it.each([
    ['#open', 'C4'],
    ['open', 'C4'],
    ['#pod-north', 'C1'],
  ])('finds a channel by the name %s', async (name, id) => {
    const client = buildClient(await buildWorkspace());
    expect((await post(client, { channel: name, text: 'x' })).channel).toBe(id);
  });

  it('opens the direct message with a person and answers with its id, the same one each time', async () => {
    const client = buildClient(await buildWorkspace());
    const first = await post(client, { channel: 'U1', text: 'x' });
    const second = await post(client, { channel: 'U1', text: 'y' });
    expect(first.channel).toMatch(/^D/);
    expect(second.channel).toBe(first.channel);
  });

  it.each([
    ['C9', 'channel_not_found', 'a channel that does not exist'],
    ['C2', 'channel_not_found', 'a private channel the bot is not in'],
    ['#pod-secret', 'channel_not_found', 'the name of a private channel the bot is not in'],
    ['C3', 'not_in_channel', 'a public channel the bot is not in'],
    ['C5', 'is_archived', 'an archived channel'],
    ['U5', 'channel_not_found', 'a person who left'],
    ['U9', 'channel_not_found', 'nobody'],
  ])('to %s is refused with %s: %s', async (channel, code) => {
    const client = buildClient(await buildWorkspace());
    await expect(post(client, { channel, text: 'x' })).rejects.toEqual(failure(code));
  });

  it('may write into public channels it has not joined with chat:write.public', async () => {
    const client = buildClient(await buildWorkspace({ botScopes: ['chat:write', 'chat:write.public'] }));
    expect((await post(client, { channel: 'C3', text: 'x' })).ok).toBe(true);
  });

  it('refuses a message without text, blocks or attachments', async () => {
    const client = buildClient(await buildWorkspace());
    await expect(post(client, { channel: 'C1', text: ' ' })).rejects.toEqual(failure('no_text'));
  });

  it('cuts a text after 40,000 characters', async () => {
    const workspace = await buildWorkspace();
    await post(buildClient(workspace), { channel: 'C1', text: 'x'.repeat(40_001) });
    expect(workspace.messages()[0]?.text).toHaveLength(40_000);
  });

  it('refuses blocks that together are too long', async () => {
    const client = buildClient(await buildWorkspace());
    expect((await post(client, { channel: 'C1', text: 'x', blocks: sections(5) })).ok).toBe(true);
    const tooLong = post(client, { channel: 'C1', text: 'x', blocks: sections(6) });
    await expect(tooLong).rejects.toEqual(failure('msg_blocks_too_long'));
  });

  it('names the JSON path of what it does not take', async () => {
    const client = buildClient(await buildWorkspace());
    const blocks = [{ type: 'divider' }, { type: 'section', text: { type: 'mrkdwn', text: 'x'.repeat(3001) } }];
    await expect(post(client, { channel: 'C1', text: 'x', blocks })).rejects.toMatchObject({
      data: {
        error: 'invalid_blocks',
        errors: ['must be less than 3001 characters [json-pointer:/blocks/1/text/text]'],
        response_metadata: {
          messages: ['[ERROR] must be less than 3001 characters [json-pointer:/blocks/1/text/text]'],
        },
      },
    });
  });

  it('checks the blocks inside attachments too, and keeps the colour', async () => {
    const workspace = await buildWorkspace();
    const client = buildClient(workspace);
    await post(client, { channel: 'C1', text: 'x', attachments: attachment('divider') });
    expect(workspace.messages()[0]?.attachments).toMatchObject([{ color: '#a30200', blocks: [{ type: 'divider' }] }]);
    const refused = post(client, { channel: 'C1', text: 'x', attachments: attachment('alert') });
    await expect(refused).rejects.toMatchObject({
      data: { errors: ['missing required field: text [json-pointer:/attachments/0/blocks/0]'] },
    });
  });

  it('takes at most 100 attachments', async () => {
    const client = buildClient(await buildWorkspace());
    const attachments = (count: number) => Array.from({ length: count }, () => ({ fallback: 'x' }));
    expect((await post(client, { channel: 'C1', text: 'x', attachments: attachments(100) })).ok).toBe(true);
    const tooMany = post(client, { channel: 'C1', text: 'x', attachments: attachments(101) });
    await expect(tooMany).rejects.toEqual(failure('too_many_attachments'));
  });

  it('keeps metadata that has a type and a payload, and no other', async () => {
    const workspace = await buildWorkspace();
    const client = buildClient(workspace);
    const metadata = { event_type: 'alert', event_payload: { id: 'a-1' } };
    await post(client, { channel: 'C1', text: 'x', metadata });
    expect(workspace.messages()[0]?.metadata).toEqual(metadata);
    const refused = client.apiCall('chat.postMessage', { channel: 'C1', text: 'x', metadata: { event_type: 'alert' } });
    await expect(refused).rejects.toEqual(failure('invalid_metadata_format'));
  });

  it('replies in the thread of a parent, also when given the ts of a reply', async () => {
    const client = buildClient(await buildWorkspace());
    const parent = await post(client, { channel: 'C1', text: 'parent' });
    const reply = await post(client, { channel: 'C1', text: 'r', thread_ts: String(parent.ts) });
    const nested = await post(client, { channel: 'C1', text: 'r', thread_ts: String(reply.ts) });
    expect(reply.message?.thread_ts).toBe(parent.ts);
    expect(nested.message?.thread_ts).toBe(parent.ts);
  });

  it('posts at top level, without thread_ts, when the parent is gone', async () => {
    const client = buildClient(await buildWorkspace());
    const parent = await post(client, { channel: 'C1', text: 'parent' });
    await client.chat.delete({ channel: 'C1', ts: String(parent.ts) });
    const reply = await post(client, { channel: 'C1', text: 'r', thread_ts: String(parent.ts) });
    expect(reply.message?.thread_ts).toBeUndefined();
  });

  it('takes a JSON body as well as a form', async () => {
    const workspace = await buildWorkspace();
    const response = await fetch(`${workspace.apiUrl}chat.postMessage`, {
      method: 'POST',
      headers: { authorization: 'Bearer xoxb-test-token', 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify({ channel: 'C1', text: 'x', blocks: [{ type: 'divider' }] }),
    });
    expect(await response.json()).toMatchObject({ ok: true, channel: 'C1' });
  });
});

describe('chat.update', () => {
  it('changes the message in place and remembers what it said', async () => {
    const workspace = await buildWorkspace();
    const client = buildClient(workspace);
    const { ts } = await post(client, { channel: 'C1', text: 'before' });
    await client.chat.update({ channel: 'C1', ts: String(ts), text: 'after' });
    expect(workspace.messages()).toMatchObject([
      { ts, text: 'after', editedAt: NOW, versions: [{ body: { text: 'before' } }] },
    ]);
  });

  it('drops the old blocks when only a new text is given', async () => {
    const workspace = await buildWorkspace();
    const client = buildClient(workspace);
    const { ts } = await post(client, { channel: 'C1', text: 'x', blocks: [{ type: 'divider' }] });
    await client.chat.update({ channel: 'C1', ts: String(ts), text: 'y' });
    expect(workspace.messages()[0]?.blocks).toEqual([]);
  });

  it('refuses a text over 4,000 characters', async () => {
    const client = buildClient(await buildWorkspace());
    const ts = String((await post(client, { channel: 'C1', text: 'x' })).ts);
    expect((await client.chat.update({ channel: 'C1', ts, text: 'x'.repeat(4000) })).ok).toBe(true);
    await expect(client.chat.update({ channel: 'C1', ts, text: 'x'.repeat(4001) })).rejects.toEqual(
      failure('msg_too_long'),
    );
  });

  it('does not find what is not there, was deleted, or was ephemeral', async () => {
    const client = buildClient(await buildWorkspace());
    const update = (ts: string) => client.chat.update({ channel: 'C1', ts, text: 'y' });
    await expect(update('1.000001')).rejects.toEqual(failure('message_not_found'));
    const gone = String((await post(client, { channel: 'C1', text: 'x' })).ts);
    await client.chat.delete({ channel: 'C1', ts: gone });
    await expect(update(gone)).rejects.toEqual(failure('message_not_found'));
    const { message_ts } = await client.chat.postEphemeral({ channel: 'C1', user: 'U1', text: 'x' });
    await expect(update(String(message_ts))).rejects.toEqual(failure('message_not_found'));
  });

  it("refuses to touch a person's message", async () => {
    const workspace = await buildWorkspace();
    const client = buildClient(workspace);
    await fetch(`${workspace.url}ui/message`, {
      method: 'POST',
      body: JSON.stringify({ as: 'U1', channelId: 'C1', text: 'mine' }),
    });
    const ts = String(workspace.messages()[0]?.ts);
    await expect(client.chat.update({ channel: 'C1', ts, text: 'y' })).rejects.toEqual(failure('cant_update_message'));
    await expect(client.chat.delete({ channel: 'C1', ts })).rejects.toEqual(failure('cant_delete_message'));
  });
});

describe('chat.postEphemeral', () => {
  it('is seen by its one reader only', async () => {
    const workspace = await buildWorkspace();
    await buildClient(workspace).chat.postEphemeral({ channel: 'C1', user: 'U1', text: 'psst' });
    expect(workspace.readChannel('U1', 'C1')).toMatchObject([{ text: 'psst' }]);
    expect(workspace.readChannel('U2', 'C1')).toEqual([]);
  });

  it('refuses someone who is not in the channel', async () => {
    const client = buildClient(await buildWorkspace());
    const refused = client.chat.postEphemeral({ channel: 'C1', user: 'U3', text: 'x' });
    await expect(refused).rejects.toEqual(failure('user_not_in_channel'));
  });
});
