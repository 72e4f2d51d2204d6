import { WebAPIHTTPError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import { buildClient, buildWorkspace, closeWorkspaces, post } from './build-workspace';

afterEach(closeWorkspaces);

describe('a workspace told to misbehave', () => {
  it('answers 429 with the seconds to wait', async () => {
    const workspace = await buildWorkspace();
    workspace.setFaults([{ method: 'chat.postMessage', kind: 'rate_limited', retryAfterSeconds: 7, remaining: 1 }]);
    const refused = post(buildClient(workspace), { channel: 'C1', text: 'x' });
    await expect(refused).rejects.toBeInstanceOf(WebAPIRateLimitedError);
    await expect(refused).rejects.toMatchObject({ retryAfter: 7 });
    expect(workspace.messages()).toEqual([]);
  });

  it('answers 500', async () => {
    const workspace = await buildWorkspace();
    workspace.setFaults([{ method: '*', kind: 'server_error', remaining: 1 }]);
    await expect(post(buildClient(workspace), { channel: 'C1', text: 'x' })).rejects.toBeInstanceOf(WebAPIHTTPError);
    expect(workspace.messages()).toEqual([]);
  });

  it('answers nothing at all, and still closes', async () => {
    const workspace = await buildWorkspace();
    workspace.setFaults([{ method: '*', kind: 'no_answer', remaining: null }]);
    const impatient = post(buildClient(workspace, undefined, { timeout: 50 }), { channel: 'C1', text: 'x' });
    await expect(impatient).rejects.toBeInstanceOf(WebAPIRequestError);
    const held = post(buildClient(workspace), { channel: 'C1', text: 'held' });
    await workspace.waitFor(() => workspace.calls().find(({ args }) => args.text === 'held'));
    expect(workspace.messages()).toEqual([]);
    await Promise.all([expect(held).rejects.toBeInstanceOf(WebAPIRequestError), workspace.close()]);
  });

  it('answers with a given error, for one method and as often as told', async () => {
    const workspace = await buildWorkspace();
    const client = buildClient(workspace);
    workspace.setFaults([{ method: 'chat.postMessage', kind: 'platform_error', error: 'fatal_error', remaining: 2 }]);
    expect((await client.auth.test()).ok).toBe(true);
    const post1 = () => post(client, { channel: 'C1', text: 'x' });
    await expect(post1()).rejects.toMatchObject({ data: { error: 'fatal_error' } });
    await expect(post1()).rejects.toMatchObject({ data: { error: 'fatal_error' } });
    expect((await post1()).ok).toBe(true);
  });

  it.each([
    [false, undefined],
    [true, 50],
  ])('keeps the message but loses the answer (held: %s)', async (isHeld, timeout) => {
    const workspace = await buildWorkspace();
    workspace.setFaults([{ method: 'chat.postMessage', kind: 'lost_answer', isHeld, remaining: 1 }]);
    const client = buildClient(workspace, undefined, timeout === undefined ? {} : { timeout });
    await expect(post(client, { channel: 'C1', text: 'x' })).rejects.toBeInstanceOf(WebAPIRequestError);
    await workspace.waitFor(() => workspace.calls()[0]);
    expect(workspace.messages()).toHaveLength(1);
    expect(workspace.calls()).toMatchObject([{ method: 'chat.postMessage', ok: true, fault: 'lost_answer' }]);
  });
});
