import type { Browser, Locator } from 'playwright-core';
import { CHANNELS, PEOPLE } from './demo-people';
import { startDemo, type DemoProcess } from './demo-process';
import { createSurfaces, type Surfaces } from './demo-surfaces';
import { openVisitor, type Visitor } from './demo-visitor';
import { launchChromium } from './launch-chromium';

const REP_NOT_HERE = 'The portfolio is for managers, RevOps and executives.';
const SENT = 'Sent to you in a direct message.';

let browser: Browser;
let demo: DemoProcess;
let user: Visitor;
let on: Surfaces;
const problems: string[] = [];

beforeAll(async () => {
  [browser, demo] = await Promise.all([launchChromium(), startDemo()]);
  user = await openVisitor(browser, demo.url, problems);
  on = createSurfaces(user);
});
afterAll(async () => {
  await browser.close();
  await demo.interrupt();
});

/** Home of somebody, once it was read. */
async function openHome(who: string): Promise<string> {
  await user.visit(who, 'home');
  return on.read(user.home(), /^Last updated/);
}

// One demo, one story: everybody looks around on the first day, then ten days go by.
describe('Home', () => {
  it('explains itself to whoever opens it for the first time', async () => {
    expect(await openHome(PEOPLE.marcus)).toContain('Welcome to Barometer.');
    await on.save('home-first');
  });

  it.each([
    ['somebody it does not know', 'unmapped', 'You are not on Barometer’s list of people yet.'],
    ['a guest', 'guest', 'as a guest you see no accounts here'],
  ] as const)('has one sentence for %s', async (_, who, sentence) => {
    await user.visit(PEOPLE[who], 'home');
    expect(await on.read(user.home(), sentence)).not.toMatch(/Red|Yellow|Green|Details/);
    await on.save(`home-${who}`, undefined, 400);
  });

  it('finds an account while one types, and opens its card', async () => {
    await openHome(PEOPLE.priya);
    await on.press(user.home(), /Find an account/);
    await on.dialog().getByRole('combobox', { name: 'Account' }).fill('belgarth');
    await user.page
      .getByRole('listbox')
      .getByRole('option', { name: /Bellgarth Solar/ })
      .waitFor();
    await on.save('find-account');
    await user.page
      .getByRole('listbox')
      .getByRole('option', { name: /Bellgarth Solar/ })
      .click();
    await on.press(on.dialog(), 'Show');
    expect(await on.read(on.dialog(), /^Bellgarth Solar/)).toMatch(/🔴 Red · \d+ of 100/);
    await on.close();
  });
});

describe('/health list', () => {
  const list = (): Locator => on.toMe('points in 30 days');

  it('R170: begins with what is most pressing, and turns its pages in place', async () => {
    await user.visit(PEOPLE.priya, CHANNELS.general);
    await user.ask('/health list', /Review order: \d+ of \d+ accounts, 1–8 shown/);
    await on.save('list', list(), 900);
    await on.savePhone('list-phone', list());
    await on.press(list(), /^Next/);
    await on.read(list(), /9–16 shown/);
  });

  it('R186: sorts, and keeps a list of one’s own under its name', async () => {
    await on.choose(list(), 'Choose an order', 'Highest ARR');
    await on.read(list(), /1–8 shown/);
    await on.press(list(), /^New list/);
    await on.dialog().getByLabel('Name').fill('Ends soon');
    await on.choose(on.dialog(), 'Renewal', 'Within 30 days');
    await on.save('list-new', undefined, 1000);
    await on.press(on.dialog(), 'Save');
    await on.read(list(), '✓ “Ends soon” is saved and stands in the menu.');
    expect(await on.read(list(), /^Ends soon: \d+ of \d+ accounts/)).toMatch(/renews \d+ \w{3} 2026/);
  });
});

describe('the whole', () => {
  it('R179: /health portfolio says what is at risk and where to begin, and not to reps', async () => {
    await user.ask('/health portfolio', REP_NOT_HERE);
    await user.visit(PEOPLE.imogen, CHANNELS.general);
    const page = await user.ask('/health portfolio', /At risk: .+ of ARR in \d+ Red accounts/);
    expect(await on.read(page, /^Begin with/)).toMatch(/Begin with [^.]+\. [^.]+\. Action: .+ by \w{3} \d+ Sep/);
    await on.save('portfolio', page, 900);
    await on.press(page, 'Charts');
    await on.toMe(SENT).waitFor();
  });

  it('R180: R181: Charts come as pictures that also say in words what they show', async () => {
    await user.visit(PEOPLE.imogen, 'messages');
    const alts = await on.listAlts(user.page.getByRole('list', { name: /repl/ }).last(), 3);
    for (const alt of alts) expect(alt).toMatch(/\d/);
    await on.save('portfolio-charts', user.articles('The pictures are in the thread').last(), 1000);
  });

  it('/health model shows weights and how well it predicted, to everyone', async () => {
    await user.visit(PEOPLE.priya, CHANNELS.general);
    const page = await user.ask('/health model', /Weights: Product \d+%/);
    await on.read(page, 'Track record');
    await on.save('model', page);
  });

  it('/health help fits one screen of a phone', async () => {
    const page = await user.ask('/health help', '/health freshness');
    await on.save('help', page, 560);
    await on.savePhone('help-phone', page);
  });

  it('R24: /health pod has what is open, and all of it as CSV', async () => {
    await user.visit(PEOPLE.rosa, CHANNELS.general);
    const page = await user.ask('/health pod', 'Open, the oldest first');
    await on.save('pod', page, 700);
    await on.press(page, /^CSV/);
    await on.toMe(SENT).waitFor();
    await user.visit(PEOPLE.rosa, 'messages');
    await user.page.getByText(/pod-americas-alerts-2026-09-02\.csv/).waitFor();
    await on.save('pod-csv', undefined, 480);
  });
});

describe('the menus of a card', () => {
  const card = (): Locator => on.toMe('What would change it');

  it('how it was computed, in numbers that add up', async () => {
    await user.visit(PEOPLE.priya, CHANNELS.pod);
    await user.ask('/health Bellgarth Solar', 'What would change it');
    await on.pick(card(), 'first', 'How it was computed');
    const said = await on.read(on.dialog(), /^Sum/);
    const [sum = '', result = ''] = /^Sum (.+) = (\d+)$/m.exec(said)?.slice(1) ?? [];
    expect(sum.split(' + ').reduce((total, part) => total + Number(part), 0)).toBe(Number(result));
    await on.save('account-computed');
    await on.close();
  });

  it('R189: the people there, and one of them', async () => {
    await on.pick(card(), 'first', 'People there');
    await on.read(on.dialog(), /^\d+ contacts, the ones who decide first/);
    await on.save('account-people');
    await on.press(on.dialog(), /^Open/);
    expect(await on.read(on.dialog(), 'Engagement')).toMatch(/Executive sponsor not seen for \d+ days/);
    await on.save('account-person');
    await on.close();
    await on.close();
  });

  it('R188: what happened, newest first', async () => {
    await on.pick(card(), 'first', 'What happened');
    expect(await on.read(on.dialog(), /^Newest first/)).toMatch(/P1 opened: [\s\S]*🔴 Red after Yellow/);
    await on.save('account-timeline');
    await on.press(on.dialog(), /^Older/);
    await on.read(on.dialog(), /^Page 2/);
    await on.close();
  });

  it('R174: a review note, its examples the account’s own numbers', async () => {
    await on.pick(card(), 'last', 'Write a review note…');
    const question = on.dialog().getByLabel('What changed since the last review?');
    expect(await question.getAttribute('placeholder')).toMatch(/^For example: Red at \d+, −\d+ in 30 days/);
    await on.save('note', undefined, 900);
    await on.dialog().getByLabel('What do you do about it?').fill('Support calls their admin every morning.');
    await on.press(on.dialog(), 'Save');
    await on.dialog().waitFor({ state: 'detached' });
  });

  it('R75: a judgement beside the score, refused under its field where it lasts too long', async () => {
    await on.pick(card(), 'last', 'Judge the score…');
    await on.choose(on.dialog(), 'What do you say instead?', 'Yellow instead of Red');
    await on.dialog().getByLabel('Why?').fill('Their P1 is mended and waits for their word.');
    const until = on.dialog().getByLabel('Until');
    const offered = await until.inputValue();
    await until.fill('2027-09-01');
    await on.press(on.dialog(), 'Save');
    await on.read(on.dialog(), /^A judgement can last 90 days at most/);
    await on.save('judge', undefined, 900);
    await until.fill(offered);
    await on.press(on.dialog(), 'Save');
    await on.dialog().waitFor({ state: 'detached' });
  });

  it('R219: R220: a call, outlined with the account’s own numbers, and another kind of call', async () => {
    await on.pick(card(), 'last', 'Prepare a call…');
    const draft = on.dialog().getByLabel('What you could say');
    await on.read(on.dialog(), /^Suggested: Churn risk/);
    const before = await draft.inputValue();
    expect(before).toMatch(/^Hello .+, this is Priya Rosewood\./);
    await on.choose(on.dialog(), 'Which call?', 'Renewal');
    await user.page.waitForFunction(
      `!document.querySelector('dialog textarea').value.includes(${JSON.stringify(before.split('\n')[2])})`,
    );
    expect(await draft.inputValue()).toContain('Your contract runs until');
    await on.save('call');
    await on.press(on.dialog(), 'Send me this');
    await on.dialog().waitFor({ state: 'detached' });
  });

  it('R202: a report for the customer', async () => {
    await on.pick(card(), 'last', 'Report for the customer…');
    await on.read(on.dialog(), 'Goals for next quarter');
    await on.dialog().getByLabel('A result they reached').fill('Month-end takes 2 days instead of 5');
    await on.save('customer-report', undefined, 900);
    await on.press(on.dialog(), 'Send me this');
    await on.read(on.dialog(), 'The report for Bellgarth Solar comes to you in a direct message.');
    await on.close();
  });

  it('and what was asked for comes as direct messages: the chart, the call, the report', async () => {
    await on.pick(card(), 'first', 'Chart of 180 days');
    await on.toMe(SENT).waitFor();
    await user.visit(PEOPLE.priya, 'messages');
    const chart = user.articles(/^(?!.*In your).*Bellgarth Solar: score \d+, Red, on/s).last();
    await on.read(chart, /lowest at \d+ on/);
    const [alt = ''] = await on.listAlts(user.page.getByRole('list', { name: '1 reply' }).last(), 1);
    expect(alt).toContain('Bellgarth Solar');
    await on.save('account-chart', chart);
    await user.page.getByText(/bellgarth-solar-progress\.pptx/).waitFor();
    await on.save('customer-report-sent', user.articles('The report for Bellgarth Solar is in the thread').last());
    await on.save('call-sent', user.articles('Your contract runs until').last());
  });
});
