import { buildClient, buildWorkspace, closeWorkspaces, post, readMessages } from './build-workspace';

afterEach(closeWorkspaces);

const failure = (code: string) =>
  expect.objectContaining({ data: expect.objectContaining({ ok: false, error: code }) });
const BYTES = Buffer.from('not really a picture');

describe('uploading a file', () => {
  it('takes the three steps of filesUploadV2 and shares the file in the thread', async () => {
    const workspace = await buildWorkspace();
    const client = buildClient(workspace);
    const parent = String((await post(client, { channel: 'C1', text: 'QBR' })).ts);
    await client.filesUploadV2({
      channel_id: 'C1',
      thread_ts: parent,
      file: BYTES,
      filename: 'grid.png',
      title: 'Health and ARR',
      initial_comment: 'The grid',
    });
    expect(workspace.messages()[1]).toMatchObject({ threadTs: parent, text: 'The grid', via: 'file' });
    const [, shown] = await readMessages(workspace, 'U1', 'C1');
    expect(shown?.files).toMatchObject([{ title: 'Health and ARR', mimetype: 'image/png' }]);
    const served = await fetch(new URL(shown?.files[0]?.url ?? '', workspace.url));
    expect(served.headers.get('content-type')).toBe('image/png');
    expect(Buffer.from(await served.arrayBuffer())).toEqual(BYTES);
  });

  it('keeps what a picture shows in words', async () => {
    const workspace = await buildWorkspace();
    await buildClient(workspace).filesUploadV2({ channel_id: 'C1', file: BYTES, filename: 'a.png', alt_text: 'Bands' });
    const [shown] = await readMessages(workspace, 'U1', 'C1');
    expect(shown?.files).toMatchObject([{ name: 'a.png', altText: 'Bands', bytes: BYTES.length }]);
  });

  it('refuses bytes of another length than announced, and completing what was never uploaded', async () => {
    const client = buildClient(await buildWorkspace());
    const { upload_url, file_id } = await client.files.getUploadURLExternal({ filename: 'a.png', length: 5 });
    const sent = await fetch(String(upload_url), { method: 'POST', body: 'four' });
    expect(sent.status).toBe(400);
    const complete = client.files.completeUploadExternal({ files: [{ id: String(file_id) }], channel_id: 'C1' });
    await expect(complete).rejects.toEqual(failure('file_not_found'));
  });

  it.each([
    ['U1', 'channel_not_found'],
    ['C3', 'not_in_channel'],
  ])('does not share into %s: %s', async (channel_id, code) => {
    const client = buildClient(await buildWorkspace());
    const upload = client.filesUploadV2({ channel_id, file: BYTES, filename: 'a.png' });
    await expect(upload).rejects.toEqual(failure(code));
  });

  it('never serves anything but a picture in place', async () => {
    const workspace = await buildWorkspace();
    await buildClient(workspace).filesUploadV2({ channel_id: 'C1', file: BYTES, filename: 'a.svg' });
    const [shown] = await readMessages(workspace, 'U1', 'C1');
    const served = await fetch(new URL(shown?.files[0]?.url ?? '', workspace.url));
    expect(served.headers.get('content-disposition')).toMatch(/^attachment/);
    expect(served.headers.get('x-content-type-options')).toBe('nosniff');
  });
});
