import fc from 'fast-check';
import { SourceContractError } from '../../../src/errors';
import { readCsv } from '../../../src/ingest/salesforce/read-csv';
import { toFieldTypes, toRecord } from '../../../src/ingest/salesforce/to-record';
import { Description } from '../../../src/vendor-http/salesforce/answers';
import { SALESFORCE_OBJECTS } from '../../../workspace/vendors/salesforce/objects';
import { answerWith } from '../../support/fault-server';
import type { StandInReply, StandInRequest } from '../../connectors/subject';
import { toAccountRecordId } from '../../connectors/subjects/salesforce-stand-in';
import { listIds, NOW, openOrganisation, type Organisation, readPages, toAccount } from './open-organisation';

const TYPES = toFieldTypes(Description.parse({ fields: SALESFORCE_OBJECTS['Account'] }));
const SOURCE = 'salesforce';
const isResults = ({ path }: StandInRequest): boolean => path.endsWith('/results');

async function* toBytes(text: string, size = 7): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
const toLine = (cells: readonly string[]): string => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join();

describe('a row of results', () => {
  it.each([
    ['an empty cell is unknown', 'Name', '', { Name: null }],
    ['truth is truth', 'IsDeleted', 'true', { IsDeleted: true }],
    ['and so is its contrary', 'IsDeleted', 'false', { IsDeleted: false }],
    ['a number is one, also as Salesforce writes large ones', 'ARR__c', '1.25E7', { ARR__c: 12_500_000 }],
    ['a number that is none stays what it is, to be refused by name', 'ARR__c', 'many', { ARR__c: 'many' }],
    ['a text stays a text', 'Name', 'true', { Name: 'true' }],
    ['digits in a text keep their zeros', 'Customer_Id__c', '0042', { Customer_Id__c: '0042' }],
    [
      'a field of another record stands in it',
      'Owner.Email',
      'ae@example.test',
      { Owner: { Email: 'ae@example.test' } },
    ],
    ['truth is known there, too', 'Owner.IsActive', 'false', { Owner: { IsActive: false } }],
    ['another record that is not there is null', 'Owner.Email', '', { Owner: null }],
  ])('%s', (_, field, cell, record) => {
    expect(toRecord([field], [cell], TYPES)).toEqual(record);
  });

  it('another record is there when any of its fields is', () => {
    const fields = ['Owner.Email', 'Owner.IsActive', 'Csm__r.Manager.Email', 'Csm__r.Email'];
    expect(toRecord(fields, ['', 'true', 'boss@example.test', ''], TYPES)).toEqual({
      Owner: { IsActive: true },
      Csm__r: { Manager: { Email: 'boss@example.test' } },
    });
  });
});

describe('results', () => {
  it('keep every text as it was written: line breaks, quotes, commas and emoji, however the bytes are cut', async () => {
    const text = fc.array(fc.constantFrom('"', '\n', '\r\n', '\r', ',', ' ', '🌍', 'é', 'a', '日', '\t'), {
      maxLength: 12,
    });
    const cells = fc.array(
      text.map((parts) => parts.join('')),
      { minLength: 2, maxLength: 2 },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(cells, { maxLength: 5 }), fc.integer({ min: 1, max: 9 }), async (rows, size) => {
        const csv = `${[['Id', 'Name'], ...rows].map(toLine).join('\n')}\n`;
        expect(await readCsv({ source: SOURCE, bytes: toBytes(csv, size) })).toEqual([['Id', 'Name'], ...rows]);
      }),
    );
  });

  it.each([
    ['that end within quotes', '"Id","Name"\n"001","Acm'],
    ['of unequal width', '"Id","Name"\n"001"\n'],
    ['with a stray quote', '"Id","Name"\n"001",Ac"me\n'],
  ])('%s are refused, and nothing of them is quoted', async (_, csv) => {
    const reading = readCsv({ source: SOURCE, bytes: toBytes(csv) });
    await expect(reading).rejects.toBeInstanceOf(SourceContractError);
    await expect(reading).rejects.not.toMatchObject({ message: expect.stringContaining('Ac') });
  });
});

describe('records of a job', () => {
  let opened: Organisation;
  afterEach(() => opened?.server.close());

  it('are what page by page brings: the same facts, whatever is in a name', async () => {
    opened = await openOrganisation(0);
    for (const [index, label] of ['Müller, "Söhne"', 'zwei\nZeilen\r\ndrei', '🌍 Erde', 'true', '007'].entries())
      opened.standIn.put({ ...toAccount(index + 1), label });
    const [byJob, byPage] = [opened.connect(), opened.connect({ bulk_above: 'never' })];
    const readAll = async (of: typeof byJob) => {
      const { pages } = await readPages(of, null);
      const taken = pages.flatMap((page) => page.records.map((record) => JSON.stringify(of.take(record))));
      return [...new Set(taken)].toSorted();
    };
    const facts = await readAll(byJob);
    expect(facts).toHaveLength(5);
    expect(facts).toEqual(await readAll(byPage));
  });

  it('that are bad are refused one by one', async () => {
    opened = await openOrganisation(2);
    opened.standIn.put({ ...toAccount(3), label: 'Nameless', isBad: true });
    const stream = opened.connect();
    const { pages } = await readPages(stream, null, { most: 3 });
    const taken = pages.flatMap(({ records }) => records.map((record) => stream.take(record)));
    expect(taken.filter((one) => 'refused' in one)).toEqual([
      { refused: { id: '001000000000000003', usageOf: null, path: 'Name', reason: expect.any(String) } },
    ]);
    expect(taken).toHaveLength(3);
  });

  const spoil = (change: (reply: StandInReply) => StandInReply): void => {
    opened.server.inject(
      [1, 2, 3].map(() => ({ kind: 'rewrite', rewrite: (body) => change({ status: 200, body }).body })),
      isResults,
    );
  };
  const dropHeaderBehind = (from: number) => {
    let answers = 0;
    return ({ status, body }: StandInReply): StandInReply => {
      answers += 1;
      const text = String(body);
      return { status, body: answers > from ? text.slice(text.indexOf('\n') + 1) : text };
    };
  };

  it('may come with their header in the first answer alone', async () => {
    opened = await openOrganisation(5);
    spoil(dropHeaderBehind(1));
    const { pages } = await readPages(opened.connect(), null);
    expect(new Set(listIds(pages))).toEqual(new Set([1, 2, 3, 4, 5].map((index) => toAccountRecordId(String(index)))));
  });

  it.each([
    ['without any header', (text: string) => text.slice(text.indexOf('\n') + 1)],
    ['with other columns', (text: string) => text.replace('"Name"', '"Title"')],
    ['fewer than were promised', (text: string) => text.slice(0, text.lastIndexOf('"001'))],
    ['as nothing at all', () => ''],
  ])('that come %s are refused', async (_, change) => {
    opened = await openOrganisation(5);
    spoil(({ status, body }) => ({ status, body: change(String(body)) }));
    await expect(readPages(opened.connect(), null)).rejects.toBeInstanceOf(SourceContractError);
  });

  it('none at all is an end like any other: the bookmark begins where the job did', async () => {
    opened = await openOrganisation(1);
    const tooMany = [{ errorCode: 'QUERY_TIMEOUT', message: 'Your query was running for too long' }];
    opened.server.inject([answerWith(400, tooMany)], ({ query }) => query.get('q')?.includes('COUNT()') ?? false);
    const nobody = { customers: { field: 'Industry', values: ['Space'] } };
    const { pages } = await readPages(opened.connect(nobody), null, { most: 2 });
    expect(opened.server.requests.filter(isResults)).toHaveLength(1);
    expect(listIds(pages)).toEqual([]);
    expect(pages.at(-1)?.cursor).toMatchObject({ at: NOW.toISOString(), isRead: true });
  });
});
