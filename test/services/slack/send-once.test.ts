import { createSendOnce, type SendPress } from '../../../src/services/slack/send-once';

const NOW = new Date('2026-11-23T09:00:00Z');
const MINUTE_MS = 60_000;
const after = (ms: number): Date => new Date(NOW.getTime() + ms);
const PRESS: SendPress = { slackUserId: 'U0ANNA', surface: 'list.table', subject: 'all:name', now: NOW };

/** What was sent, and whether each press was one that sends. */
function createDesk() {
  const sendOnce = createSendOnce();
  const sent: string[] = [];
  const press = (changes: Partial<SendPress> = {}) => {
    const asked = { ...PRESS, ...changes };
    return sendOnce(asked, async () => void sent.push(asked.subject));
  };
  return { sendOnce, sent, press };
}

describe('a button that sends files', () => {
  it('sends one set when it is pressed again within a minute, to the millisecond', async () => {
    const { press, sent } = createDesk();
    expect(await press()).toBe(true);
    expect(await press()).toBe(false);
    expect(await press({ now: after(MINUTE_MS - 1) })).toBe(false);
    expect(sent).toHaveLength(1);
    expect(await press({ now: after(MINUTE_MS) })).toBe(true);
    expect(sent).toHaveLength(2);
  });

  it('counts the minute from the press that sent, not from one that was turned away', async () => {
    const { press } = createDesk();
    await press();
    await press({ now: after(MINUTE_MS - 1) });
    expect(await press({ now: after(MINUTE_MS + 1) })).toBe(true);
  });

  it('counts a new minute once it has sent again', async () => {
    const { press } = createDesk();
    await press();
    await press({ now: after(MINUTE_MS) });
    expect(await press({ now: after(2 * MINUTE_MS - 1) })).toBe(false);
  });

  it('turns the second press away while the first is still being sent', async () => {
    const { sendOnce, press } = createDesk();
    let finish = (): void => undefined;
    const first = sendOnce(PRESS, () => new Promise((resolve) => (finish = resolve)));
    expect(await press()).toBe(false);
    finish();
    expect(await first).toBe(true);
  });

  it.each([
    ['another person', { slackUserId: 'U0CARL' }],
    ['another surface', { surface: 'pod.csv' }],
    ['another subject', { subject: 'all:score' }],
    ['parts that only read alike when put together', { surface: 'list.table","all', subject: 'name' }],
  ])('sends to %s at once', async (_what, changes) => {
    const { press } = createDesk();
    await press();
    expect(await press(changes)).toBe(true);
  });

  it('may be pressed again at once when sending failed, and tells that it did', async () => {
    const { sendOnce, press } = createDesk();
    await expect(sendOnce(PRESS, () => Promise.reject(new Error('no such channel')))).rejects.toThrow(
      'no such channel',
    );
    expect(await press()).toBe(true);
  });

  it('does not forget a later press because an earlier one failed late', async () => {
    const { sendOnce, press } = createDesk();
    let fail = (_error: Error): void => undefined;
    const first = sendOnce(PRESS, () => new Promise((_resolve, reject) => (fail = reject)));
    await press({ now: after(MINUTE_MS) });
    fail(new Error('late'));
    await expect(first).rejects.toThrow('late');
    expect(await press({ now: after(MINUTE_MS + 1) })).toBe(false);
  });

  it('forgets when the clock was put back, so that nobody waits for it to come round', async () => {
    const { press } = createDesk();
    await press();
    expect(await press({ now: after(-1) })).toBe(true);
  });

  it('remembers a thousand presses at most: the oldest is forgotten first', async () => {
    const { press } = createDesk();
    for (let index = 0; index < 1_000; index += 1) await press({ subject: String(index) });
    expect(await press({ subject: '0' })).toBe(false);
    await press({ subject: 'one more' });
    expect(await press({ subject: '1' })).toBe(false);
    expect(await press({ subject: '0' })).toBe(true);
  });
});
