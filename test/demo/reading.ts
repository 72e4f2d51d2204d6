import { setTimeout as pause } from 'node:timers/promises';
import type { Demo } from '../../demo/run/open-demo';

/** What the database of a demo says to a question asked in SQL. */
export async function listRows<T extends object>({ data }: Demo, text: string, values: readonly unknown[] = []) {
  const { rows } = await data.database.pool.query<T>(text, [...values]);
  return rows;
}

/** Where somebody opens the page of a stand-in. @throws Error when the demo has none of that name. */
export function getVendorUrl({ vendors }: Demo, name: string): string {
  const page = vendors?.pages.find((one) => one.name === name);
  if (page === undefined) throw new Error(`the demo has no ${name}`);
  return page.url;
}

/** Sends the form of a page, as a browser does, and follows to what the page says then. */
export async function submitForm(url: string, path: string, fields: Readonly<Record<string, string>>): Promise<string> {
  const answer = await fetch(new URL(path, url), { method: 'POST', body: new URLSearchParams(fields) });
  return answer.text();
}

/** The value of a choice of a page's form, by what it says. @throws Error when there is none. */
export async function getChoice(url: string, label: string): Promise<string> {
  const html = await (await fetch(url)).text();
  const found = [...html.matchAll(/<option value="([^"]+)">([^<]*)<\/option>/g)].find((match) => match[2] === label);
  if (found?.[1] === undefined) throw new Error(`${url} offers no ${label}`);
  return found[1];
}

const LOOK_AGAIN_MS = 25;

/** Until every webhook that came has been dealt with. */
export async function waitForDeliveries(demo: Demo): Promise<void> {
  const signal = AbortSignal.timeout(20_000);
  while ((await listRows(demo, `select 1 from hook_deliveries where status = 'received'`)).length > 0)
    await pause(LOOK_AGAIN_MS, undefined, { signal });
}
