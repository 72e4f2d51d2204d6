import { EXPORT_KINDS, ExportMap, PLATFORMS } from '../../../src/ingest/exports/export-format';
import { listDefaultColumns } from '../../../src/ingest/exports/default-columns';
import { placeColumns } from '../../../src/ingest/exports/place-columns';

const place = (header: readonly string[], columns: ExportMap['columns'] = {}) => {
  const { places, ignored } = placeColumns(header, {
    platform: 'delighted',
    kind: 'responses',
    file: 'export.csv',
    map: ExportMap.parse({ columns }),
  });
  return { places: Object.fromEntries(places), ignored };
};

describe('columns of an exported file', () => {
  it('are known by the platform’s usual headers, whatever their case and punctuation; the others are named', () => {
    expect(place(['Response_ID', 'EMAIL', 'score', 'Created At', 'Plan'])).toEqual({
      places: { id: 0, email: 1, score: 2, at: 3 },
      ignored: ['Plan'],
    });
  });

  it('are those of the map, where it names some', () => {
    const columns = { at: 'Answered', account_id: 'Kunde' };
    expect(place(['Kunde', 'Score', 'Created At', 'Answered'], columns).places).toMatchObject({
      account_id: 0,
      at: 3,
    });
  });

  it('that the map names and the file does not have are an error that says what it has', () => {
    expect(() => place(['Email', 'Score', 'Created At'], { id: 'Number' })).toThrow(
      'delighted: export.csv has no column "Number" (id in the map): it has Email, Score, Created At. Name it in a map (--map).',
    );
  });

  it.each([
    [['Score', 'Created At'], 'key, account_id, crm_id, domain, email, company'],
    [['Email', 'Created At'], 'score'],
    [['Email', 'Score'], 'at'],
  ])('%j lack %s', (header, lacking) => {
    expect(() => place(header)).toThrow(`has no column that is known as ${lacking}:`);
  });

  it('have no header twice among those that are known, for any platform', () => {
    for (const platform of PLATFORMS)
      for (const kind of EXPORT_KINDS)
        for (const names of Object.values(listDefaultColumns(platform, kind)))
          expect(names.map((name) => name.toLowerCase())).toEqual([...new Set(names)]);
  });
});
