import { cp, mkdir, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { getServerAccount } from '../../src/db/embedded-account';
import {
  copyPackage,
  findPackageFolder,
  getBinaries,
  linkLibraries,
  tryBinaries,
} from '../../src/db/embedded-binaries';
import { useTempFolder } from '../support/temp-folder';

const folder = useTempFolder();

describe('the Postgres programs', () => {
  it('are found in the installed package and run as the account of the server', async () => {
    const binaries = await getBinaries(await getServerAccount());
    expect(binaries.majorVersion).toMatch(/^\d+$/);
  });

  it('get the library links that an install without scripts leaves out', async () => {
    const installed = join(folder(), 'package');
    await mkdir(installed);
    await cp(findPackageFolder(), installed, { recursive: true, filter: isNoLibraryLink });
    expect(await tryBinaries(installed, null)).toMatchObject({ isOk: false });
    await linkLibraries(installed);
    await linkLibraries(installed);
    expect(await tryBinaries(installed, null)).toMatchObject({ isOk: true });
  });

  it('are copied once per version to where any account may run them', async () => {
    const account = await getServerAccount();
    const copy = await copyPackage(findPackageFolder(), folder(), account);
    expect(await tryBinaries(copy, account)).toMatchObject({ isOk: true });
    const { ino } = await stat(copy);
    expect(await copyPackage(findPackageFolder(), folder(), account)).toBe(copy);
    expect((await stat(copy)).ino).toBe(ino);
    expect(await readdir(folder())).toHaveLength(1);
  });
});

function isNoLibraryLink(path: string): boolean {
  return !/\.so(\.\d+)?$/.test(path) || !/lib(icu|pq|ecpg|pgtypes)/.test(path);
}
