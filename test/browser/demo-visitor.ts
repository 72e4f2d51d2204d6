import type { Browser, Locator, Page } from 'playwright-core';

const DAY_MS = 86_400_000;
const PATIENCE_MS = 20_000;
const WEEK_PATIENCE_MS = 180_000; // a week is 42 runs of ingest and score

/** What somebody does on the page of the demo. */
export type Visitor = ReturnType<typeof createVisitor>;

export async function openVisitor(browser: Browser, url: string, problems: string[]): Promise<Visitor> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'en-US' });
  page.setDefaultTimeout(PATIENCE_MS);
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  return createVisitor(page, url);
}

function createVisitor(page: Page, url: string) {
  const articles = (text: string | RegExp): Locator => page.getByRole('article').filter({ hasText: text });

  const visit = async (as: string, at: string): Promise<void> => {
    await page.goto(`${url}#as=${as}&at=${at}`);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
  };

  const home = (): Locator => page.getByRole('region', { name: 'Barometer home' });

  /** Types into the box and waits for the answer that only this person sees. */
  const ask = async (text: string, answer: string | RegExp): Promise<Locator> => {
    await page.getByLabel('Message').fill(text);
    await page.keyboard.press('Enter');
    const found = articles('Only visible to you').filter({ hasText: answer }).last();
    await found.waitFor();
    return found;
  };

  /** Presses the control that moves time, and waits until the jobs of those days have run. */
  const forward = async (unit: 'day' | 'week'): Promise<void> => {
    const button = page.getByRole('button', { name: `Forward 1 ${unit}`, disabled: false });
    const from = Date.parse((await page.getByTestId('now').getAttribute('datetime')) ?? '');
    const to = new Date(from + (unit === 'day' ? 1 : 7) * DAY_MS).toISOString();
    await button.click();
    await page.locator(`time[datetime="${to}"]`).waitFor({ timeout: WEEK_PATIENCE_MS });
    await button.waitFor();
  };

  return { page, visit, home, articles, ask, forward };
}
