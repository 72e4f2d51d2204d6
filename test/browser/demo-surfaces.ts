import type { Locator } from 'playwright-core';
import type { Visitor } from './demo-visitor';
import { saveScreenshot } from './screenshots';

const DESKTOP = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };

export type Surfaces = ReturnType<typeof createSurfaces>;

/** What is opened, filled in and looked at on the page of the demo. */
export function createSurfaces({ page, articles }: Visitor) {
  const dialog = (): Locator => page.getByRole('dialog').last(); // the one on top

  const press = (place: Locator, name: string | RegExp): Promise<void> =>
    place.getByRole('button', { name }).first().click();

  const choose = async (place: Locator, field: string | RegExp, option: string | RegExp): Promise<void> => {
    await place.getByRole('combobox', { name: field }).click();
    await page.getByRole('listbox').getByRole('option', { name: option }).first().click();
  };

  /** The menu of a card that asks is its first, the one that does its last; an alert's stands between them. */
  const pick = async (place: Locator, which: 'first' | 'last', item: string): Promise<void> => {
    await place.getByRole('button', { name: 'More actions' })[which]().click();
    await page.getByRole('menuitem', { name: item }).click();
  };

  const close = async (): Promise<void> => {
    const open = await page.getByRole('dialog').count();
    await dialog()
      .getByRole('button', { name: /^(?:Back|Cancel|Close)$/ })
      .last()
      .click();
    await page
      .getByRole('dialog')
      .nth(open - 1)
      .waitFor({ state: 'detached' });
  };

  /** The text of a place once it says something; what no reader should ever see is an error. */
  const read = async (place: Locator, says: string | RegExp): Promise<string> => {
    await place.filter({ hasText: says }).waitFor();
    const text = await place.innerText();
    expect(text).not.toMatch(/undefined|null|NaN|&(?:amp|lt|gt);|\[object/);
    return text;
  };

  /** Every picture in the place is there, and says what it shows. */
  const listAlts = async (place: Locator, count: number): Promise<string[]> => {
    await place
      .locator('figure img')
      .nth(count - 1)
      .waitFor();
    const images = await place.locator('figure img').all();
    await Promise.all(images.map((image) => image.evaluate('(image) => image.decode()')));
    return Promise.all(images.map(async (image) => (await image.getAttribute('alt')) ?? ''));
  };

  /** As a picture, from the first line of `from` on; `height` of the window in pixels. */
  const save = async (name: string, from?: Locator, height: number = DESKTOP.height): Promise<void> => {
    await page.setViewportSize({ ...DESKTOP, height });
    await from?.evaluate((element) => element.scrollIntoView({ block: 'start' }));
    await saveScreenshot(page, name);
    await page.setViewportSize(DESKTOP);
  };

  /** The same on a phone, where nothing may hang over the edge. */
  const savePhone = async (name: string, from?: Locator): Promise<void> => {
    await page.setViewportSize(PHONE);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(PHONE.width);
    await from?.evaluate((element) => element.scrollIntoView({ block: 'start' }));
    await saveScreenshot(page, name);
    await page.setViewportSize(DESKTOP);
  };

  const toMe = (text: string | RegExp): Locator => articles('Only visible to you').filter({ hasText: text }).last();

  return { dialog, press, choose, pick, close, read, listAlts, save, savePhone, toMe };
}
