import type { Browser, Locator } from 'playwright-core';
import { openVisitor, type Visitor } from './demo-visitor';
import { startDemo, type DemoProcess } from './demo-process';
import { fillInSponsor } from './fill-in-sponsor';
import { launchChromium } from './launch-chromium';
import { saveScreenshot } from './screenshots';

/** People and places of the sample company. Rosa leads the pod, Imogen the company, Tobias its RevOps. Priya looks after Acme; Dana sells to it; Marcus has other accounts in the same pod. */
const PRIYA = 'U0CSMAMR1';
const DANA = 'U0AEAMER1';
const MARCUS = 'U0AEAMER2';
const ROSA = 'U0MGRAMER';
const TOBIAS = 'U0REVOPS1';
const IMOGEN = 'U0EXEC001';
const JONAS_OF_EMEA = 'U0AEEMEA1';
const UNMAPPED = 'U0UNMAP01';
const GUEST = 'U0GUEST01';
const POD_CHANNEL = 'C0PODAMER';
const GENERAL = 'C0GENERAL';

/** The unpaid invoice that made it Critical days before it turned Red leads; what turned it Red is a line below. */
const ACME_RED =
  /^\[Acme\] Yellow→Red\. Logins down \d+% in 14 days\. Action: book a 30-min usage review with their admin this week\. DRI: @Priya Rosewood$/m;
/** Number, reason, action with a date: everything a rep needs of one account. */
const ROW =
  /^Bellgarth Solar · 🔴 Red \d+ · \$[\d.]+K (?:ARR|at risk)\n\S[^.]+\. Action: [^.]+ by \w{3} \d+ \w{3}\b[^.]*\.$/m;
const NOTE = 'Admin agreed to a usage review on Monday.';
const PHONE = { width: 390, height: 844 };

let browser: Browser;
let demo: DemoProcess;
let user: Visitor;
const problems: string[] = [];

beforeAll(async () => {
  [browser, demo] = await Promise.all([launchChromium(), startDemo()]);
  user = await openVisitor(browser, demo.url, problems);
});
afterAll(async () => {
  await browser.close();
  await demo.interrupt(); // nothing more to end, unless a step before the last one went wrong
});

const acmeAlert = (): Locator => user.articles('[Acme] Yellow→Red');
/** From its first line on, in a window high enough for most of it. */
async function saveTop(place: Locator, name: string): Promise<void> {
  await user.page.setViewportSize({ width: 1280, height: 1000 });
  await place.evaluate((element) => element.scrollIntoView({ block: 'start' }));
  await saveScreenshot(user.page, name);
  await user.page.setViewportSize({ width: 1280, height: 800 });
}
const waitForText = (place: Locator, text: string | RegExp) => place.getByText(text).first().waitFor();

// One demo, one story: each step begins where the one before it ended.
describe('on the first day', () => {
  it('R22: Home shows a rep their accounts with score, reason and action, and how fresh the data is', async () => {
    await user.visit(PRIYA, 'home');
    await waitForText(user.home(), /^Bellgarth Solar · /);
    expect(await user.home().innerText()).toMatch(ROW);
    await waitForText(user.home(), 'All data is fresh.');
    expect(await user.home().innerText()).not.toMatch(/&(lt|gt|amp);|undefined|null|NaN/);
  });

  it('Home explains itself at the first opening only', async () => {
    await waitForText(user.home(), 'Welcome to Barometer.');
    await user.visit(PRIYA, GENERAL);
    await user.visit(PRIYA, 'home');
    await user.home().getByText('Welcome to Barometer.').waitFor({ state: 'detached' });
    await waitForText(user.home(), 'Last updated');
  });

  it('R23: /health answers the asker alone, with number, reason and action', async () => {
    await user.visit(PRIYA, GENERAL);
    const card = await user.ask('/health Acme', 'What would change it');
    expect(await card.innerText()).toMatch(
      /Acme\n🟡 Yellow · \d+ of 100 · .+\n(?:⋯\n)?Logins down \d+% in 14 days\. Action: .+ by \w{3} \d+ \w{3}\b/,
    );
    await user.visit(DANA, GENERAL);
    await user.page.getByText('Nothing here yet.').waitFor();
  });

  it('R23: /health understands a misspelt name and offers a choice where several fit', async () => {
    await user.visit(IMOGEN, GENERAL);
    await user.ask('/health acmee', /Acme.*Yellow/);
    await user.visit(PRIYA, GENERAL);
    const choice = await user.ask('/health solar', 'Which account did you mean by “solar”?');
    await choice.getByRole('button', { name: 'Show Bellgarth Solar' }).click();
    await user
      .articles('Only visible to you')
      .filter({ hasText: /Bellgarth Solar.*🔴 Red/ })
      .waitFor();
  });

  it('/health help names what can be asked', async () => {
    const help = await user.ask('/health help', '/health freshness');
    for (const text of ['/health <account>', '/health pod [name]']) await waitForText(help, text);
  });
});

describe('whoever Barometer does not know', () => {
  it('is told so and what to do, and sees no account', async () => {
    await user.visit(UNMAPPED, GENERAL);
    const answer = await user.ask('/health Acme', 'Ask RevOps to add the e-mail address of your Slack profile');
    expect(await answer.innerText()).not.toMatch(/Acme|Priya/);
    await user.visit(UNMAPPED, 'home');
    await waitForText(user.home(), 'You are not on Barometer’s list of people yet.');
    expect(await user.home().innerText()).not.toMatch(/Red|Yellow|Green|Details/);
  });

  it('gets an empty page as a guest, and cannot see a pod’s channel', async () => {
    await user.visit(GUEST, 'home');
    await waitForText(user.home(), 'as a guest you see no accounts here');
    expect(await user.home().innerText()).not.toMatch(/Red|Yellow|Green|Details/);
    await user.page.goto(`${demo.url}#as=${GUEST}&at=${POD_CHANNEL}`);
    await user.page.getByText('You cannot see this channel as this person.').waitFor();
  });

  it('is not told that an account exists which is another pod’s', async () => {
    await user.visit(JONAS_OF_EMEA, GENERAL);
    await user.ask('/health Acme', 'I find no account “Acme” among yours.');
  });
});

describe('when Acme turns Red in the second week', () => {
  it('the pod’s channel reads one sentence that names one person', async () => {
    await user.visit(PRIYA, POD_CHANNEL);
    await user.forward('week');
    await user.forward('day');
    await acmeAlert().waitFor();
    expect(await acmeAlert().innerText()).toMatch(ACME_RED);
    expect(await acmeAlert().innerText()).toMatch(/🔴 Red · Score \d+/);
  });

  it('says it once, however long the jobs go on', async () => {
    await user.forward('day');
    await user.page.reload();
    await acmeAlert().waitFor();
    expect(await acmeAlert().count()).toBe(1);
    await acmeAlert().evaluate((element) => element.scrollIntoView({ block: 'end' }));
    await saveScreenshot(user.page, 'pod-channel');
  });

  it('it waits on Home of the one who is named', async () => {
    await user.visit(PRIYA, 'home');
    await waitForText(user.home(), /^Waiting for you \(\d+\)$/);
    await waitForText(user.home(), /^\S[^·]+ · Critical · score \d+ · open since/); // of those that wait longest
    await waitForText(user.home(), /^Acme · 🔴 Red \d+ · /);
    await user.home().getByRole('button', { name: 'Acknowledge the alert on Acme' }).first().waitFor();
    await saveScreenshot(user.page, 'home-rep');
    await user.page.setViewportSize(PHONE);
    expect(await user.page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(PHONE.width);
    await saveScreenshot(user.page, 'home-rep-phone');
    await user.page.setViewportSize({ width: 1280, height: 800 });
  });
});

describe('the buttons of the alert', () => {
  it('answer only those whose account it is', async () => {
    await user.visit(MARCUS, POD_CHANNEL);
    await acmeAlert().getByRole('button', { name: 'Acknowledge the alert on Acme' }).click();
    await user.articles('Only visible to you').getByText('This alert is Priya Rosewood’s.').waitFor();
    await waitForText(acmeAlert(), 'Waiting for someone to acknowledge');
  });

  it('R25: Acknowledge says in the message who has seen it; a press on what is no longer so shows how things stand', async () => {
    await user.visit(DANA, GENERAL);
    const card = await user.ask('/health Acme', 'Alert open');
    await user.page.setViewportSize({ width: 1280, height: 880 }); // the whole card
    await saveScreenshot(user.page, 'health-account');
    await user.page.setViewportSize({ width: 1280, height: 800 });
    await user.visit(PRIYA, POD_CHANNEL);
    await acmeAlert().getByRole('button', { name: 'Acknowledge the alert on Acme' }).click();
    await waitForText(acmeAlert(), 'Acknowledged by @Priya Rosewood');
    expect(await acmeAlert().count()).toBe(1);
    await user.visit(DANA, GENERAL);
    await card.getByRole('button', { name: 'Acknowledge the alert on Acme' }).click();
    await waitForText(user.articles('Only visible to you'), 'Alert acknowledged');
    await user.visit(DANA, POD_CHANNEL);
    await waitForText(acmeAlert(), 'Acknowledged by @Priya Rosewood');
  });

  it('R25: Log action asks what was done and shows it in the message and its thread', async () => {
    await user.visit(PRIYA, POD_CHANNEL);
    await acmeAlert().getByRole('button', { name: 'Log an action for Acme' }).click();
    const form = user.page.getByRole('dialog', { name: 'Log action' });
    await form.getByRole('combobox', { name: 'What did you do?' }).click();
    await user.page.getByRole('option', { name: 'Call' }).click();
    await form.getByLabel('Note').fill(NOTE);
    await form.getByLabel('Next step', { exact: true }).fill('Send the plan of the review');
    await saveScreenshot(user.page, 'log-action');
    await form.getByRole('button', { name: 'Log', exact: true }).click();
    await form.waitFor({ state: 'detached' });
    await waitForText(acmeAlert(), `${NOTE} (Priya Rosewood, today`);
    await user.page
      .getByRole('list', { name: /^\d+ repl/ })
      .getByText(`Action logged by Priya Rosewood: ${NOTE}`)
      .waitFor();
  });

  it('R25: Snooze shows until when', async () => {
    await acmeAlert().getByRole('combobox', { name: 'Snooze' }).click();
    await user.page.getByRole('option', { name: '3 days' }).click();
    await waitForText(acmeAlert(), 'Snoozed until');
    await saveScreenshot(user.page, 'alert-answered');
    expect(await acmeAlert().count()).toBe(1);
  });
});

describe('the pod’s manager', () => {
  it('R24: asks with /health pod how fast alerts were answered, the one just acknowledged among them', async () => {
    await user.visit(ROSA, GENERAL);
    const answer = await user.ask('/health pod', 'Alert to acknowledge');
    expect(await answer.innerText()).toMatch(/Alert to acknowledge: p50 [\d.]+, p90 [\d.]+ business hours \(1 alert\)/);
    expect(await answer.innerText()).toMatch(/Alert to action: p50 [\d.]+, p90 [\d.]+ business hours \(1 alert\)/);
    await saveScreenshot(user.page, 'health-pod');
  });

  it('R24: reads the same on Home', async () => {
    await user.visit(ROSA, 'home');
    await user.home().getByRole('heading', { name: 'Pod americas' }).scrollIntoViewIfNeeded();
    await waitForText(user.home(), /Alert to acknowledge: p50/);
    await saveScreenshot(user.page, 'home-manager');
  });
});

describe('what must be known of every account', () => {
  it('R231: Home says what is missing since a sponsor left; a form fills it in, until it is taken back', async () => {
    await user.visit(ROSA, 'home');
    await waitForText(user.home(), /^\d+ of your accounts lacks? an executive sponsor\.$/);
    const name = await fillInSponsor(user, { name: 'Nadia Winterbourne', email: 'nadia@example.com' });
    await user.visit(ROSA, GENERAL);
    const card = await user.ask(`/health "${name}"`, 'Entered by hand');
    await card.getByRole('button', { name: /^Change/ }).click();
    const form = user.page.getByRole('dialog', { name: 'Fill in' });
    const takeBack = form.getByRole('button', { name: /^Take back/ });
    await takeBack.click();
    await takeBack.waitFor({ state: 'detached' });
    await form.getByRole('button', { name: 'Cancel', exact: true }).click();
    await waitForText(user.articles('Only visible to you').filter({ hasText: name }), 'Not known');
  });
});

describe('the mornings of the one who is named', () => {
  it('R14: Monday’s digest says in the direct messages what is new and who is ready to expand', async () => {
    await user.visit(PRIYA, 'messages');
    const week = user.articles('Your week from Mon 7 Sep').last();
    for (const title of ['New for you', 'Ready to expand']) await waitForText(week, title);
    expect(await week.innerText()).not.toMatch(/undefined|null|NaN|&amp;/);
    await saveTop(week, 'digest-monday');
  });

  it('X16: the other days’ digest comes only with something new, each with reason, action and buttons', async () => {
    const day = user.articles(/Your day, \w{3} \d+ Sep/).first();
    await waitForText(day, 'New for you');
    expect(await day.innerText()).toMatch(/ · High\n\S[^.]+\. Action: [^.]+ by \w{3} \d+ Sep\b/);
    await saveTop(day, 'digest-daily');
  });
});

describe('what RevOps asks', () => {
  it('R27: /health failures says of each way to fail how far it is from its limit', async () => {
    await user.visit(TOBIAS, GENERAL);
    const answer = await user.ask('/health failures', /failure modes|Over the limit/);
    expect(await answer.innerText()).not.toMatch(/undefined|null|NaN/);
    await saveTop(answer, 'health-failures');
  });

  it('R155: /health alerts says what became of the alerts, by trigger', async () => {
    const answer = await user.ask('/health alerts', /Alerts by trigger, last \d+ days/);
    expect(await answer.innerText()).not.toMatch(/undefined|null|NaN/);
    await saveTop(answer, 'health-alerts');
  });
});

describe('who goes on holiday', () => {
  it('says so on Home, and who covers', async () => {
    await user.visit(PRIYA, 'home');
    await user
      .home()
      .getByRole('button', { name: /away|covers/ })
      .click();
    const form = user.page.getByRole('dialog', { name: 'Away' });
    await form.getByLabel('Away until').fill('2026-09-21');
    await form.getByRole('button', { name: 'Save', exact: true }).click();
    await form.waitFor({ state: 'detached' });
    await waitForText(user.home(), /away until Mon 21 Sep/i);
    await saveTop(user.home(), 'home-away');
  });
});

describe('at the end', () => {
  it('the page had no trouble, and Ctrl-C leaves nothing running', async () => {
    expect(problems).toEqual([]);
    expect(await demo.listPostgres()).toHaveLength(1);
    expect(await demo.interrupt()).toEqual([]);
  });
});
