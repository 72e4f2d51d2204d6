import { chmod, mkdir, readlink, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { getServerAccount } from '../../src/db/embedded-account';
import { prepareHome } from '../../src/db/embedded-places';
import { useTempFolder } from '../support/temp-folder';

const folder = useTempFolder();

describe('where the embedded Postgres keeps its data', () => {
  it('is below the given folder, closed to other accounts', async () => {
    const dataDir = join(folder(), '.barometer');
    const home = await prepareHome(dataDir, await getServerAccount());
    expect(home).toBe(join(dataDir, 'postgres'));
    expect((await stat(home)).mode & 0o777).toBe(0o700);
  });

  if (process.getuid?.() === 0) {
    it('is elsewhere, and always the same, when root has a clone that only root may enter', async () => {
      const dataDir = await makeClosedFolder();
      const account = await getServerAccount();
      const home = await prepareHome(dataDir, account);
      expect(await readlink(join(dataDir, 'postgres'))).toBe(home);
      expect((await stat(home)).uid).toBe(account?.uid);
      expect(await prepareHome(dataDir, account)).toBe(home);
      await rm(home, { recursive: true });
    });

    it('is a new place after `.barometer` was deleted: a fresh start never finds old data', async () => {
      const dataDir = await makeClosedFolder();
      const account = await getServerAccount();
      const before = await prepareHome(dataDir, account);
      await rm(join(dataDir, 'postgres'));
      const after = await prepareHome(dataDir, account);
      expect(after).not.toBe(before);
      await Promise.all([before, after].map((home) => rm(home, { recursive: true })));
    });
  }
});

async function makeClosedFolder(): Promise<string> {
  const closed = join(folder(), 'root-only');
  await mkdir(closed, { mode: 0o700 });
  await chmod(closed, 0o700);
  return join(closed, '.barometer');
}
