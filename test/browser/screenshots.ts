import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';

const SHOWN = resolve(__dirname, '../../docs/screenshots');
const THROWN_AWAY = join(tmpdir(), 'barometer-screenshots');

/**
 * The page as it stands, as docs/screenshots/<name>.png, which the README shows. A picture that is there already is replaced only
 * with UPDATE_SCREENSHOTS=1: fonts differ from machine to machine, and a test run should leave the work tree clean. Otherwise the
 * picture goes to the system's temporary folder, where a failed run can be looked at.
 */
export async function saveScreenshot(page: Page, name: string): Promise<void> {
  const shown = join(SHOWN, `${name}.png`);
  const isWanted = process.env['UPDATE_SCREENSHOTS'] === '1' || !existsSync(shown);
  const folder = isWanted ? SHOWN : THROWN_AWAY;
  await page.mouse.move(0, 0); // nothing looks pointed at
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
}
