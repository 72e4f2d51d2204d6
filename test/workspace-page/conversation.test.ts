import type { UiMessage } from '../../workspace/ui-contract';
import { countUnread } from '../../workspace/page/live/count-unread';
import { createRefresher } from '../../workspace/page/live/create-refresher';
import { groupThreads } from '../../workspace/page/live/group-threads';
import { formatAddress, parseAddress } from '../../workspace/page/live/place';
import { advanceMarks } from '../../workspace/page/live/read-marks';

function buildMessage(ts: string, fields: Partial<UiMessage> = {}): UiMessage {
  return {
    ts,
    threadTs: null,
    channelId: 'C1',
    authorId: 'app',
    text: 'text',
    blocks: [],
    attachments: [],
    files: [],
    editedAt: null,
    ephemeral: false,
    postedAt: new Date(Number(ts) * 1000).toISOString(),
    ...fields,
  };
}

describe('the address of the page', () => {
  it.each([
    ['#as=U01&at=C02', { as: 'U01', at: 'C02' }],
    ['#at=messages&as=U01', { as: 'U01', at: 'messages' }],
    ['#as=U01', { as: 'U01', at: 'home' }],
    ['', { as: null, at: 'home' }],
    ['#as=<b>&at=../x', { as: null, at: 'home' }],
  ])('%j leads to %j', (hash, address) => {
    expect(parseAddress(hash)).toEqual(address);
  });

  it('is kept by a link', () => {
    expect(parseAddress(formatAddress({ as: 'U01', at: 'D7' }))).toEqual({ as: 'U01', at: 'D7' });
  });
});

describe('a conversation', () => {
  it('shows replies under what they answer, and parents in order', () => {
    const [first, second, reply, orphan] = [
      buildMessage('1.000001'),
      buildMessage('3.000001'),
      buildMessage('4.000001', { threadTs: '1.000001' }),
      buildMessage('2.000001', { threadTs: '0.000001' }),
    ];
    expect(groupThreads([second, reply, orphan, first])).toEqual([
      { parent: first, replies: [reply] },
      { parent: orphan, replies: [] },
      { parent: second, replies: [] },
    ]);
  });

  it('counts as unread what others wrote after the mark', () => {
    const messages = [
      buildMessage('1.1'),
      buildMessage('1.2'),
      buildMessage('1.3', { authorId: 'U1' }),
      buildMessage('1.4'),
    ];
    expect(countUnread(messages, { personId: 'U1', since: '1.1' })).toBe(2);
    expect(countUnread(messages, { personId: 'U1', since: '1.4' })).toBe(0);
  });
});

describe('read marks', () => {
  const messages = { C1: [buildMessage('10.1'), buildMessage('30.1')] };
  const args = { personId: 'U1', openChannelId: null, openedAt: new Date(20_000).toISOString() };

  it('begin at the moment the page was opened', () => {
    expect(advanceMarks({}, messages, args)).toEqual({ 'U1/C1': '10.1' });
  });

  it('stay where they are while the channel is not looked at', () => {
    const marks = { 'U1/C1': '10.1' };
    expect(advanceMarks(marks, messages, args)).toBe(marks);
  });

  it('go to the end of the channel that is open', () => {
    expect(advanceMarks({ 'U1/C1': '10.1' }, messages, { ...args, openChannelId: 'C1' })).toEqual({ 'U1/C1': '30.1' });
  });

  it('belong to one person', () => {
    expect(advanceMarks({ 'U1/C1': '30.1' }, messages, { ...args, personId: 'U2' })).toEqual({
      'U1/C1': '30.1',
      'U2/C1': '10.1',
    });
  });
});

describe('a burst of events', () => {
  it('costs two reads, the second begun after the last event', async () => {
    const pending: (() => void)[] = [];
    const refresh = createRefresher(() => new Promise((resolve) => pending.push(resolve)));
    refresh();
    refresh();
    refresh();
    expect(pending).toHaveLength(1);
    pending[0]?.();
    await new Promise(setImmediate);
    expect(pending).toHaveLength(2);
    pending[1]?.();
    await new Promise(setImmediate);
    expect(pending).toHaveLength(2);
  });
});
