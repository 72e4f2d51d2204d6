import { applyChange, EMPTY_WORKSPACE } from '../../workspace/page/live/workspace-data';
import { findNews } from '../../workspace/page/live/find-news';
import type { UiMessage, UiState } from '../../workspace/ui-contract';

const message = (ts: string, text = 'text'): UiMessage => ({
  ts,
  threadTs: null,
  channelId: 'C1',
  authorId: 'app',
  text,
  blocks: [],
  attachments: [],
  files: [],
  editedAt: null,
  ephemeral: false,
  postedAt: '2026-03-02T09:00:00.000Z',
});

const state = (deliveries: UiState['deliveries'] = []): UiState => ({
  team: { id: 'T1', name: 'Sample' },
  app: { name: 'Barometer', command: '/health' },
  now: '2026-03-02T09:00:00.000Z',
  timeControl: { isAvailable: true, isBusy: false, label: '' },
  people: [],
  channels: [],
  faults: [],
  deliveries,
});

const read = (...messages: UiMessage[]) => ({ type: 'messages' as const, channelId: 'C1', messages });

describe('what the page knows', () => {
  const before = applyChange(EMPTY_WORKSPACE, read(message('1'), message('2')));

  it('keeps every message that a new reading did not change, so that only the changed one is drawn', () => {
    const after = applyChange(before, read(message('1'), message('2', 'edited'), message('3')));
    expect(after.messages.C1?.[0]).toBe(before.messages.C1?.[0]);
    expect(after.messages.C1?.map(({ text }) => text)).toEqual(['text', 'edited', 'text']);
  });

  it('is the same after reading the same', () => {
    expect(applyChange(before, read(message('1'), message('2'))).messages).toBe(before.messages);
  });

  it('drops a message that is gone', () => {
    expect(applyChange(before, read(message('1'))).messages.C1).toEqual([message('1')]);
  });

  it('keeps people and channels when only deliveries changed', () => {
    const delivery = { id: 1, kind: 'event', label: 'x', outcome: 'pending', status: null, ms: null } as const;
    const first = applyChange(EMPTY_WORKSPACE, { type: 'state', state: state() });
    const second = applyChange(first, { type: 'state', state: state([delivery]) });
    expect(second.state?.people).toBe(first.state?.people);
    expect(second.state?.deliveries).toEqual([delivery]);
  });

  it('moves its clock without reading everything again', () => {
    const first = applyChange(EMPTY_WORKSPACE, { type: 'state', state: state() });
    const now = '2026-03-03T09:00:00.000Z';
    const second = applyChange(first, { type: 'time', now, isBusy: true, label: 'Scoring' });
    expect(second.state).toMatchObject({ now, timeControl: { isAvailable: true, isBusy: true, label: 'Scoring' } });
  });
});

describe('news', () => {
  it('is what was not there before, and nothing of a channel read for the first time', () => {
    const [old, fresh] = [message('1'), message('2')];
    expect(findNews({ C1: [old] }, { C1: [old, fresh], C2: [message('9')] })).toEqual([fresh]);
  });
});
