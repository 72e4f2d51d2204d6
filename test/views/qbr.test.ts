import type { Qbr, QbrContent } from '../../src/domain/qbr';
import { describeExcluded, listRepRows } from '../../src/views/qbr/rep-rows';
import { buildPodQbrNote, buildQbrNote } from '../../src/views/qbr/qbr-note';
import { describeMatrix, qbrHeadline, unplacedLine } from '../../src/views/qbr/qbr-words';
import { buildSendBackModal } from '../../src/views/qbr/send-back-modal';
import { lintMessage, lintView } from '../support/lint-blocks';
import { HOSTILE } from './cards';
import { buildQbrContent, latency, retention, subject } from './qbr-content';
import { textOf } from './reading';

const QBR_ID = '0190a4f2-1111-4222-8333-44445555eeee';
const AT = new Date('2026-11-27T10:00:00Z');
const buildQbr = (changes: Partial<Qbr> = {}, content: Partial<QbrContent> = {}): Qbr => ({
  qbrId: QBR_ID,
  content: buildQbrContent(content),
  status: 'draft',
  decidedAt: null,
  decidedBy: null,
  note: null,
  isCurrent: true,
  nextRevision: null,
  ...changes,
});
const actionsOf = (qbr: Qbr) => JSON.stringify(buildQbrNote(qbr).blocks).match(/qbr\.[a-z_]+/g) ?? [];

describe('the message of a review', () => {
  it('is one line: how much of the pod’s ARR stands where it must be saved', () => {
    expect(qbrHeadline(buildQbrContent().matrix)).toBe('€650K of €1.1M stands in Save first: 2 of 5 accounts');
  });

  it.each([
    [[subject('Quill', 90, 310_000)], 'None of €310K stands in Save first'],
    [[], 'No account can be placed yet'],
  ])('says so when there is nothing to save, of %j', (subjects, headline) => {
    expect(qbrHeadline(buildQbrContent({}, subjects).matrix)).toBe(headline);
  });

  it('R18: says how fast the pod acted, and R35: what its books kept since when', () => {
    const said = textOf(buildQbrNote(buildQbr()).blocks);
    expect(said).toContain('p50 *3.1 h*, p90 *12 h*');
    expect(said).toContain('3 of 4 Red alerts within 5 business days');
    expect(said).toContain('NRR *108%*, GRR *97%*, books as named on 1 Jan 2026');
  });

  it('has its numbers, its standing and its words in the notification', () => {
    const { text } = buildQbrNote(buildQbr());
    expect(text).toBe(
      'Pod north · QBR on Wed 2 Dec: €650K of €1.1M stands in Save first: 2 of 5 accounts. The pod sees nothing of it until you sign it off.',
    );
  });

  it('says that something is not known, never 0', () => {
    const pod = latency('north', { toActionP50Hours: null, toActionP90Hours: null, due: 0, actioned: 0 });
    const said = textOf(
      buildQbrNote(buildQbr({}, { latency: { periodDays: 90, pod, reps: [] }, retention: null })).blocks,
    );
    expect(said).toContain('no action on 5 alerts in 90 days');
    expect(said).toContain('NRR and GRR: no book was named yet');
  });
});

describe('its answers', () => {
  const decided = { decidedAt: AT, decidedBy: 'Rita' };
  it.each<[string, Partial<Qbr>, string[], RegExp]>([
    ['a draft', {}, ['qbr.sign', 'qbr.send_back'], /until you sign it off/],
    ['a signed one', { ...decided, status: 'signed' }, [], /Signed off by Rita/],
    ['one sent back', { ...decided, status: 'sent_back', note: 'Numbers' }, ['qbr.prepare'], /by Rita .*: Numbers\./],
    ['one prepared again', { ...decided, status: 'sent_back', isCurrent: false, nextRevision: 2 }, [], /as revision 2/],
    ['one whose date was moved', { isCurrent: false }, [], /was moved/],
  ])('of %s', (_words, changes, actions, words) => {
    expect(actionsOf(buildQbr(changes))).toEqual(actions);
    expect(buildQbrNote(buildQbr(changes)).text).toMatch(words);
  });
});

describe('the reps of a review', () => {
  it('stand in one line each, the pod last', () => {
    expect(listRepRows(buildQbrContent())).toEqual([
      { name: 'Ana', p50: '3.1 h', p90: '12 h', inTime: '3 of 4', net: '108%', gross: '97%' },
      { name: 'Bjarne', p50: '3.1 h', p90: '12 h', inTime: '3 of 4', net: '–', gross: '–' },
      { name: 'Pod north', p50: '3.1 h', p90: '12 h', inTime: '3 of 4', net: '108%', gross: '97%' },
    ]);
  });

  it('have a line for a book without alerts, and one more for each further currency', () => {
    const two = [retention(), retention({ currency: 'USD', netRate: 0.5, grossRate: 0.4 })];
    const reps = [{ email: 'dora@example.test', name: 'Dora', retentions: two, excluded: [] }];
    const rows = listRepRows(buildQbrContent({ retention: { takenOn: '2026-01-01', pod: [], reps } }));
    expect(rows.slice(2, 4).map(({ name, p50, net }) => [name, p50, net])).toEqual([
      ['Dora (EUR)', '–', '108%'],
      ['Dora (USD)', '–', '50%'],
    ]);
  });

  it('R35: name the accounts of their books that do not count', () => {
    expect(describeExcluded(buildQbrContent())).toContain('Ana: Nothing.');
  });
});

describe('the 2×2 in words', () => {
  it('says the edges, every field and who is not on it', () => {
    expect(describeMatrix(buildQbrContent().matrix)).toBe(
      'Accounts by health score, divided at 71 where green begins, and by ARR, divided at the median of €240K. ' +
        'Save first: 2 accounts, €650K: Zenith (45), Acme (22). Keep: 1 account, €310K: Quill (90). ' +
        'Grow: 1 account, €35K: Tern (84). Watch: 1 account, €61K: Dune (60). ' +
        'Not on the chart: Silent (no score), Nothing (no ARR known).',
    );
  });

  it('names some and counts the others', () => {
    const many = Array.from({ length: 9 }, (_, index) => subject(`Lost ${index}`, null, 1));
    expect(unplacedLine(buildQbrContent({}, many).matrix)).toMatch(/Lost 5 \(no score\) and 3 more\.$/);
  });
});

describe('every view of a review', () => {
  const hostile = buildQbrContent({ pod: HOSTILE, modelVersions: [HOSTILE] }, [
    subject(HOSTILE, 20, 100_000),
    subject(HOSTILE, null, 5),
    subject('A', 90, 5),
  ]);
  const qbrs: Qbr[] = [
    buildQbr(),
    { ...buildQbr({ status: 'signed', decidedAt: AT, decidedBy: HOSTILE }), content: hostile },
    {
      ...buildQbr({ status: 'sent_back', decidedAt: AT, decidedBy: HOSTILE, note: HOSTILE.repeat(40) }),
      content: hostile,
    },
    { ...buildQbr(), content: hostile },
  ];

  it.each(qbrs.map((qbr) => [qbr.status, qbr] as const))('is taken by Slack and pings nobody: %s', (_status, qbr) => {
    for (const message of [buildQbrNote(qbr), buildPodQbrNote(qbr)]) {
      expect(lintMessage(message)).toEqual([]);
      const markup = JSON.stringify(message).replaceAll(/"accessibility_label":"[^"]*"/g, ''); // plain text
      expect(markup).not.toContain('<!channel>');
    }
    expect(lintView(buildSendBackModal(qbr.content, '{}'))).toEqual([]);
  });
});
