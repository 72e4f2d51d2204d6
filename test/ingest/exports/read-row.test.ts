import fc from 'fast-check';
import {
  EXPORT_FIELDS,
  EXPORT_KINDS,
  ExportMap,
  type ExportCells,
  type ExportKind,
} from '../../../src/ingest/exports/export-format';
import { readRow } from '../../../src/ingest/exports/read-row';

const read = (kind: ExportKind, cells: ExportCells, map: object = {}) =>
  readRow(
    { line: 2, cells },
    { platform: kind === 'responses' ? 'delighted' : 'gainsight', kind, map: ExportMap.parse(map) },
  );
const mapped = (...given: Parameters<typeof read>) => {
  const { taken } = read(...given);
  return 'mapped' in taken ? taken.mapped : taken;
};

describe('an answer of Delighted', () => {
  const ANSWER = { id: '7', email: 'pat@acme.example', score: '3', text: 'Slow', at: '2025-06-01 10:00:00 UTC' };

  it('R237: is NPS of the company whose address answered', () => {
    expect(mapped('responses', ANSWER)).toEqual([
      {
        kind: 'fact',
        stream: 'nps',
        account: {
          key: 'domain:acme.example',
          externalId: null,
          crmId: null,
          domains: ['acme.example'],
          name: 'acme.example',
        },
        version: null,
        cells: { response_id: 'responses-7', responded_at: '2025-06-01T10:00:00.000Z', score: 3, comment: 'Slow' },
      },
    ]);
  });

  it.each(['csat', 'ces', 'enps', 'pmf', 'thumbs'])('to a survey of type %s is left out', (type) => {
    expect(mapped('responses', { ...ANSWER, type })).toEqual([]);
  });

  it('that only says when the survey was sent is left out', () => {
    const { score: _, ...open } = ANSWER;
    expect(mapped('responses', open)).toEqual([]);
  });
});

describe('an entry of a timeline', () => {
  const ENTRY = { key: 'c1', id: '9', at: '2025-06-01', by_email: 'Kim@Us.example', subject: 'Renewal' };

  it.each([
    ['Call', 'call'],
    ['EMAIL', 'email'],
    ['In-Person Meeting', 'meeting'],
    ['EBR', 'qbr'],
    ['Training', 'training'],
  ])('of type %s is a contact: %s', (type, kind) => {
    expect(mapped('timeline', { ...ENTRY, type, attended: 'Yes' })).toMatchObject([
      {
        stream: 'activities',
        cells: {
          activity_id: 'timeline-9',
          happened_at: '2025-06-01T00:00:00.000Z',
          kind,
          attended: true,
          by_email: 'kim@us.example',
        },
      },
    ]);
  });

  it('without a customer in it is a note, and no contact', () => {
    const { taken, note } = read('timeline', { ...ENTRY, type: 'Update', text: '<p>They are <b>unhappy</b></p>' });
    expect(taken).toMatchObject({ mapped: [{ kind: 'customer' }] });
    expect(note).toMatchObject({
      formId: 'export:gainsight:timeline-9',
      byEmail: 'kim@us.example',
      changed: 'Gainsight Update: Renewal. They are unhappy',
    });
  });

  it('is what the map says its type is', () => {
    const map = { types: { Milestone: 'skip', 'Steering Committee': 'qbr', Call: 'note' } };
    expect(mapped('timeline', { ...ENTRY, type: 'milestone' }, map)).toEqual([]);
    expect(mapped('timeline', { ...ENTRY, type: 'steering committee' }, map)).toMatchObject([
      { cells: { kind: 'qbr' } },
    ]);
    expect(read('timeline', { ...ENTRY, type: 'Call' }, map).note).not.toBeNull();
  });
});

describe('a row of a scorecard', () => {
  const GRADE = { key: 'c1', at: '2025-06-01', score: '72', band: 'Yellow', measure: 'Adoption', text: 'Few admins' };

  it('is told in the platform’s own words, and is no score of ours', () => {
    const { taken, note } = read('scorecard', GRADE);
    expect(taken).toMatchObject({ mapped: [{ kind: 'customer' }] });
    expect(note).toMatchObject({
      trends: 'Gainsight scorecard, Adoption: 72 (Yellow)',
      changed: 'Few admins',
      byEmail: null,
      writtenAt: new Date('2025-06-01T00:00:00Z'),
    });
  });

  it('without a number or without a word says what it has', () => {
    expect(read('scorecard', { key: 'c1', at: '2025-06-01', score: '72' }).note?.trends).toBe(
      'Gainsight scorecard: 72',
    );
    expect(read('scorecard', { key: 'c1', at: '2025-06-01', band: 'Red' }).note?.trends).toBe(
      'Gainsight scorecard: Red',
    );
  });

  it('R75: is a judgement only where it says who, why and until when', () => {
    const judged = { ...GRADE, by_email: 'Kim@Us.example', until: '2025-07-01' };
    const expiresAt = new Date('2025-07-01T00:00:00Z');
    const judgement = { byEmail: 'kim@us.example', band: 'yellow', reason: 'Few admins', expiresAt };
    expect(read('scorecard', judged).judgement).toEqual(judgement);
    for (const lack of ['by_email', 'until', 'text', 'band'] as const)
      expect(read('scorecard', { ...judged, [lack]: undefined }).judgement).toBeNull();
    expect(read('scorecard', { ...judged, band: 'C' }).judgement).toBeNull();
    expect(read('scorecard', { ...judged, band: 'C' }, { bands: { c: 'red' } }).judgement).toMatchObject({
      band: 'red',
    });
  });
});

describe('a call to action', () => {
  const CTA = { key: 'c1', id: '5', subject: 'Win them back', type: 'Risk', status: 'Won', opened_at: '2025-05-01' };

  it('is a note, closed or open: work of ours, and no contact with the customer', () => {
    const closed = read('cta', { ...CTA, at: '2025-06-01' });
    expect(closed.taken).toMatchObject({ mapped: [{ kind: 'customer' }] });
    expect(closed.note).toMatchObject({
      action: 'Gainsight call to action (Risk): Win them back; closed 2025-06-01, Won',
      writtenAt: new Date('2025-06-01T00:00:00Z'),
    });
    expect(read('cta', { ...CTA, due_on: '2025-07-01' }).note).toMatchObject({
      action: 'Gainsight call to action (Risk): Win them back; open, due 2025-07-01, Won',
      writtenAt: new Date('2025-05-01T00:00:00Z'),
    });
  });
});

describe('any row', () => {
  it.each([
    [{ at: '2025-06-01', score: '1' }, 'key'],
    [{ key: 'c1', score: '1' }, 'at'],
    [{ key: 'c1', score: '1', at: '06/05/2025' }, 'at'],
  ])('%j is refused for its %s', (cells, path) => {
    expect(read('responses', cells).taken).toMatchObject({ refused: { path } });
  });

  it('has the same id however often it is read, and whatever is corrected in its text', () => {
    const idOf = (cells: ExportCells) => read('scorecard', cells).note?.formId;
    const row = { company: 'Acme', at: '2025-06-01', score: '72', text: 'a' };
    expect(idOf({ ...row, text: 'b' })).toBe(idOf(row));
    expect(idOf({ ...row, at: '2025-06-02' })).not.toBe(idOf(row));
    expect(idOf({ ...row, company: 'Initech' })).not.toBe(idOf(row));
  });

  it('is recognised by a name by people alone', () => {
    const hint = read('scorecard', { company: 'Acme', at: '2025-06-01', score: '72' }).note?.hint;
    expect(hint).toEqual({ key: 'name:Acme', externalId: null, crmId: null, domains: [], name: 'Acme' });
  });

  it('is never thrown at', () => {
    const cells = fc.record(Object.fromEntries(EXPORT_FIELDS.map((field) => [field, fc.string()])), {
      requiredKeys: [],
    });
    fc.assert(
      fc.property(fc.constantFrom(...EXPORT_KINDS), cells, (kind, given) => {
        const { taken } = read(kind, given);
        expect('refused' in taken || 'mapped' in taken).toBe(true);
      }),
    );
  });
});
