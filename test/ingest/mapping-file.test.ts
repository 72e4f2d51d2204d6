import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readMappingFile } from '../../src/ingest/mapping-file';
import { useTempFolder } from '../support/temp-folder';

const folder = useTempFolder();

async function read(text: string) {
  const path = join(folder(), 'accounts-map.csv');
  await writeFile(path, text);
  return readMappingFile(path);
}

describe('the file that says which customer is which account', () => {
  it('has its columns in any order, others beside them, and the last word last', async () => {
    const { mappings, problems } = await read(
      'account_id,Note,key,Source\nacme,by hand,42,zendesk\nglobex,, 42 ,zendesk\nacme,,42,stripe\n',
    );
    expect(mappings).toEqual([
      { source: 'zendesk', key: '42', accountId: 'globex' },
      { source: 'stripe', key: '42', accountId: 'acme' },
    ]);
    expect(problems).toEqual([]);
  });

  it('names a line that lacks something, and takes the others', async () => {
    const { mappings, problems } = await read('source,key,account_id\nzendesk,,acme\nzendesk,1,acme\n');
    expect(mappings).toHaveLength(1);
    expect(problems).toEqual(['line 2 lacks source, key, account_id']);
  });

  it.each([
    ['', 'accounts-map.csv is empty'],
    ['source,account\na,b\n', 'accounts-map.csv has no column key, account_id'],
  ])('that holds %j is refused by name', async (text, sentence) => {
    await expect(read(text)).rejects.toThrow(sentence);
  });

  it('that is not there is refused', async () => {
    await expect(readMappingFile(join(folder(), 'none.csv'))).rejects.toThrow('none.csv');
  });
});
