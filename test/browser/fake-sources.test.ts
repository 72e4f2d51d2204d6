import type { Browser } from 'playwright-core';
import { CHANNELS, PEOPLE } from './demo-people';
import { startDemo, type DemoProcess } from './demo-process';
import { createSurfaces, type Surfaces } from './demo-surfaces';
import { openVisitor, type Visitor } from './demo-visitor';
import { launchChromium } from './launch-chromium';

const STRANGER = 'Castellane Group';

let browser: Browser;
let demo: DemoProcess;
let user: Visitor;
let on: Surfaces;
const problems: string[] = [];

beforeAll(async () => {
  [browser, demo] = await Promise.all([launchChromium(), startDemo(['--sources', 'fake'])]);
  user = await openVisitor(browser, demo.url, problems);
  on = createSurfaces(user);
});
afterAll(async () => {
  await browser.close();
  await demo.interrupt();
});

/** The page of a stand-in, at the address that the demo printed. */
async function open(name: string): Promise<void> {
  const address = new RegExp(`${name} +(http://127\\.0\\.0\\.1:\\d+)`).exec(demo.said())?.[1];
  await user.page.goto(address ?? 'about:blank');
  await user.page.getByRole('heading', { name: `${name}, a stand-in` }).waitFor();
}

// One demo, one story: each step begins where the one before it ended.
describe('the systems that the data comes from', () => {
  it('Zendesk takes a P1 from a form, and the pod’s channel reads of it a moment later', async () => {
    await open('Zendesk');
    await user.page.getByLabel('Organisation').selectOption('Bellgarth Solar');
    await user.page.getByLabel('Priority').selectOption('Urgent (P1)');
    await user.page.getByLabel('Subject').fill('Nobody can sign in');
    await user.page.getByRole('button', { name: 'Open the ticket' }).click();
    await user.page.getByRole('status').getByText('was opened and its webhook sent').waitFor();
    await user.page.getByRole('row', { name: /Bellgarth Solar urgent Nobody can sign in/ }).waitFor();
    await on.save('vendor-zendesk');
    await user.visit(PEOPLE.priya, CHANNELS.pod);
    await user.articles('[Bellgarth Solar] Critical. P1 open').waitFor();
  });

  it('Stripe leaves an invoice unpaid, and shows it', async () => {
    await open('Stripe');
    await user.page.getByLabel('Customer').selectOption('Bramblecote Haulage');
    await user.page.getByLabel('Amount').fill('250000');
    await user.page.getByRole('button', { name: 'Leave an invoice unpaid' }).click();
    await user.page.getByRole('row', { name: /Bramblecote Haulage 250,000 JPY/ }).waitFor();
    await on.save('vendor-stripe');
  });
});

describe('customers nobody recognised', () => {
  it('are shown to RevOps on /health freshness, what waits of each beside a button', async () => {
    await user.visit(PEOPLE.tobias, CHANNELS.general);
    const answer = await user.ask('/health freshness', 'Customers nobody recognised');
    expect(await on.read(answer, STRANGER)).toMatch(
      /Castellane Group · zendesk \d+ · castellane-group\.example · \d+ facts waiting/,
    );
    await on.save('freshness-unmatched', answer, 1000);
  });

  it('R227: are matched in a form, and what waited lands at once', async () => {
    await on.press(on.toMe('Customers nobody recognised'), new RegExp(STRANGER));
    await on.read(on.dialog(), STRANGER);
    await on.dialog().getByRole('combobox', { name: 'Which account?' }).fill('castellane');
    await user.page
      .getByRole('option', { name: /Castellane Assurance/ })
      .first()
      .click();
    await on.save('match-customer');
    await on.press(on.dialog(), 'Save');
    await on.dialog().waitFor({ state: 'detached' });
    await on.read(on.toMe('Landed'), /tickets \d+/);
    await on.save('match-result', on.toMe('Landed'));
  });
});

describe('the answer back into the CRM', () => {
  it('Salesforce refuses what is written to an account that somebody locked there', async () => {
    await open('Salesforce');
    await user.page.getByLabel('Account').selectOption('Bellgarth Solar');
    await user.page.getByRole('button', { name: 'Lock it, or unlock it' }).click();
    await user.page.getByRole('status').getByText('Bellgarth Solar is locked').waitFor();
  });

  it('has the health of the others, its reason and its instant, after a day', async () => {
    await user.visit(PEOPLE.priya, CHANNELS.pod);
    await user.forward('day');
    await open('Salesforce');
    await user.page.getByRole('row', { name: /Acme (Green|Yellow|Red) .+ 2026-09-0\dT/ }).waitFor();
    expect(await user.page.getByRole('row', { name: /Bellgarth Solar (Green|Yellow|Red)/ }).count()).toBe(0);
    await on.save('vendor-salesforce');
  });

  it('says of the locked one on its card that it was refused, and why', async () => {
    await user.visit(PEOPLE.priya, CHANNELS.pod);
    const card = await user.ask('/health Bellgarth Solar', 'What would change it');
    await on.read(card, /refused/i);
    await on.save('card-crm-refused', card, 1000);
    await user.visit(PEOPLE.tobias, CHANNELS.general);
    const answer = await user.ask('/health freshness', 'In the CRM');
    await on.read(answer, /1 refused/);
  });
});

describe('at the end', () => {
  it('the page had no trouble', () => expect(problems).toEqual([]));
});
