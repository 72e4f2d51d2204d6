import { buildAppIn, buildGate, closeApps } from './build-app';

afterEach(closeApps);

/** A workspace, and the response_url of a command U1 typed in a channel the bot is not in. */
async function buildUrl(realNowMs: () => number = Date.now) {
  const seen = buildGate<string>();
  const { workspace } = await buildAppIn(
    (app) =>
      app.command('/health', async ({ ack, command }) => {
        await ack();
        seen.open(command.response_url);
      }),
    { realNowMs },
  );
  await workspace.command('U1', 'C3', '/health');
  const url = await seen.promise;
  const respond = (body: unknown) => fetch(url, { method: 'POST', body: JSON.stringify(body) });
  return { workspace, respond };
}

describe('a response_url', () => {
  it('works where the bot is not a member: for the asker, or for all', async () => {
    const { workspace, respond } = await buildUrl();
    await respond({ text: 'mine' });
    await respond({ text: 'ours', response_type: 'in_channel' });
    expect(workspace.readChannel('U1', 'C3').map(({ text }) => text)).toEqual(['mine', 'ours']);
    expect(workspace.readChannel('U2', 'C3').map(({ text }) => text)).toEqual(['ours']);
  });

  it('works five times', async () => {
    const { respond } = await buildUrl();
    const statuses: number[] = [];
    for (let use = 1; use <= 6; use += 1) statuses.push((await respond({ text: `${use}` })).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 404]);
  });

  it('works for 30 minutes', async () => {
    let elapsedMs = 0;
    const start = Date.now();
    const { respond } = await buildUrl(() => start + elapsedMs);
    elapsedMs = 30 * 60_000;
    expect((await respond({ text: 'x' })).status).toBe(200);
    elapsedMs += 1;
    const refused = await respond({ text: 'x' });
    expect([refused.status, await refused.json()]).toEqual([404, { ok: false, error: 'expired_url' }]);
  });

  it.each([
    [{ text: '' }, 'no_text'],
    [{ blocks: [{ type: 'nope' }] }, 'invalid_blocks'],
  ])('refuses %j with %s', async (body, error) => {
    const { workspace, respond } = await buildUrl();
    const refused = await respond(body);
    expect([refused.status, await refused.json()]).toEqual([400, { ok: false, error }]);
    expect(workspace.messages()).toEqual([]);
  });

  it('is refused without its secret', async () => {
    const { workspace } = await buildUrl();
    expect((await fetch(`${workspace.url}respond/guess`, { method: 'POST', body: '{}' })).status).toBe(404);
  });
});
