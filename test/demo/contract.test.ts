import { createFeed } from '../../demo/as-of/create-feed';
import { toDataSet } from '../../demo/as-of/data-set';
import { CSV_FILES } from '../../demo/company/contract';
import type { RejectedRow } from '../../src/ingest/connector';
import { createCsvConnector } from '../../src/ingest/csv/connector';
import { useTempFolder } from '../support/temp-folder';
import { buildCompany } from './company';

const folder = useTempFolder();

/** What Barometer's own reader makes of a directory: rejected rows, columns it does not know, files it found. */
async function readAll(source: string, dir: string) {
  const found = { files: [] as string[], rejected: [] as RejectedRow[], ignored: [] as string[] };
  for (const reader of await createCsvConnector({ source, dir }).list()) {
    found.files.push(reader.stream);
    for await (const page of reader.pull(null)) {
      found.rejected.push(...page.rejected);
      found.ignored.push(...page.ignoredColumns);
    }
  }
  return found;
}

describe('the files of the generated company, read by Barometer itself', () => {
  it('hold every stream of the contract, no unknown column and no row to refuse, on the first day and in a daily delivery', async () => {
    const company = buildCompany();
    const feed = await createFeed(toDataSet(company));
    const opening = new Date(`${company.storyOn}T06:00:00Z`);
    const before = new Date(opening.getTime() - 86_400_000);
    for (const write of [() => feed.writeInitial(folder(), before), () => feed.writeDay(folder(), before, opening)]) {
      const [main, emea] = await write();
      const read = await readAll('csv', main?.dir ?? '');
      expect(read).toEqual({ files: expect.arrayContaining([...CSV_FILES]), rejected: [], ignored: [] });
      expect(await readAll('emea-usage', emea?.dir ?? '')).toEqual({
        files: ['usage_daily'],
        rejected: [],
        ignored: [],
      });
    }
  });
});
