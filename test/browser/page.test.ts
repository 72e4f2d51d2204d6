import type { Browser, Page } from 'playwright-core';
import { alertMessage, HOSTILE_NAME } from '../workspace-page/sample-blocks';
import { post } from '../workspace/build-workspace';
import { startPage, type StartedPage } from '../workspace-page/start-page';
import { launchChromium } from './launch-chromium';

let browser: Browser;
let page: Page;
let started: StartedPage;
let problems: string[];

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

beforeEach(async () => {
  started = await startPage({ port: 0 });
  page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  page.setDefaultTimeout(10_000);
  problems = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
});
afterEach(async () => {
  await page.close();
  await started.close();
  expect(problems).toEqual([]);
});

const visit = (hash: string) => page.goto(`${started.workspace.url}${hash}`);
const postAlert = () => post(started.client, { channel: 'C1', ...alertMessage(null) });
const lastPayload = (type: string) => started.app.received.findLast((payload) => payload.type === type);
const write = async (text: string): Promise<void> => {
  await page.getByLabel('Message').fill(text);
  await page.keyboard.press('Enter');
};
const focused = () => page.locator(':focus');

describe('a person in the local workspace', () => {
  it('finds the Home tab that the app published after being told it was opened', async () => {
    await visit('');
    await page.getByRole('heading', { name: 'Your accounts' }).waitFor();
    expect(page.url()).toContain('#as=U1&at=home');
    expect(await page.title()).toBe('Barometer · Sample Company');
    expect(started.app.received[0]?.event).toMatchObject({ type: 'app_home_opened', user: 'U1', tab: 'home' });
    await page.getByRole('tab', { name: 'Messages' }).click();
    await page.getByText('Nothing here yet').waitFor();
  });

  it('goes by keyboard from tab to tab, and past the sidebar with the skip link', async () => {
    await visit('#as=U1&at=home');
    await page.getByRole('tab', { name: 'Home' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.getByRole('tab', { name: 'Messages', selected: true }).waitFor();
    await page.getByRole('link', { name: 'Skip to conversation' }).press('Enter');
    expect(await focused().getAttribute('id')).toBe('main');
  });

  it('reads an account named like markup as plain text, and dates in their own time zone', async () => {
    await postAlert();
    await visit('#as=U1&at=C1');
    const message = page.getByRole('article', { name: 'Barometer APP 10:00 AM' });
    await message.getByText(`[${HOSTILE_NAME}] Yellow→Red. Logins down 41%`).waitFor();
    expect(await message.locator('b').count()).toBe(0);
    await message.getByText('Seen today at 10:00 AM').waitFor();
    await page.getByLabel('Act as').selectOption('U2');
    await page.getByText('Seen today at 4:00 AM').waitFor();
    expect(page.url()).toContain('#as=U2&at=C1');
  });

  it('sees new messages without reloading, announced and counted where they are not looking', async () => {
    await visit('#as=U1&at=C4');
    await page.getByText('Nothing here yet').waitFor();
    await postAlert();
    const link = page.getByRole('link', { name: 'pod-north', exact: true });
    await link.getByText('1 unread').waitFor();
    await page.getByText(/Barometer in pod-north: .*Yellow→Red/).waitFor({ state: 'attached' });
    await link.click();
    await page.getByText('Logins down 41%').first().waitFor();
    expect(await link.getByText('unread').count()).toBe(0);
  });

  it('is told what an outsider is told: nothing but that the app is not theirs', async () => {
    await visit('#as=U4&at=home');
    await page.getByText('This app belongs to Sample Company.').waitFor();
    await page.getByRole('link', { name: 'with-acme' }).click();
    await write('/health acme');
    await page.getByRole('alert').getByText('/health is only for members of Sample Company.').waitFor();
    expect(started.app.received).toEqual([]);
    await visit('#as=U4&at=C1');
    await page.getByText('You cannot see this channel as this person.').waitFor();
  });

  it('moves time forward and reads the new date', async () => {
    await visit('#as=U1&at=C1');
    await page.getByTestId('now').getByText('Mon, Mar 2, 2026').waitFor();
    await page.getByRole('button', { name: 'Forward 1 day' }).click();
    await page.getByTestId('now').getByText('Tue, Mar 3, 2026').waitFor();
    await page.getByRole('button', { name: 'Forward 1 week' }).click();
    await page.getByTestId('now').getByText('Tue, Mar 10, 2026').waitFor();
  });
});

describe('elements of a message', () => {
  beforeEach(async () => {
    await postAlert();
    await visit('#as=U1&at=C1');
  });

  it('tell the app who pressed what, and the message changes in place', async () => {
    await page.getByRole('button', { name: 'Acknowledge the alert' }).press('Enter');
    await page.getByText('Acknowledged by @Ada').waitFor();
    expect(await page.getByRole('article').count()).toBe(1);
    expect(await focused().getAttribute('class')).toContain('message');
    const payload = lastPayload('block_actions');
    expect(payload).toMatchObject({
      user: { id: 'U1' },
      actions: [{ type: 'button', action_id: 'alert.acknowledge', block_id: 'alert:buttons', value: 'a1' }],
      state: { values: { 'alert:buttons': { 'alert.snooze': { selected_option: null } } } },
    });
  });

  it('offer menus that arrows and Enter can use', async () => {
    await page.getByRole('combobox', { name: 'Snooze' }).press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expectAction({ action_id: 'alert.snooze', selected_option: { value: '7' } });
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Not useful' }).click();
    await expectAction({ action_id: 'alert.more', selected_option: { value: 'noise' } });
  });

  it('say so when the app does not take the press', async () => {
    started.workspace.setAppUrl('http://127.0.0.1:9/');
    await page.getByRole('button', { name: 'Acknowledge the alert' }).click();
    await page.getByRole('alert').getByText('trouble connecting').waitFor();
  });
});

async function expectAction(action: object): Promise<void> {
  const wanted = (action as { action_id: string }).action_id;
  const find = () =>
    started.app.received.flatMap(({ actions }) => actions ?? []).find((one) => one['action_id'] === wanted);
  expect(await started.workspace.waitFor(find)).toMatchObject(action);
}

describe('the composer', () => {
  beforeEach(() => visit('#as=U1&at=C1'));

  it('sends commands, shows the answer to nobody else, and recalls what was sent', async () => {
    await page.getByLabel('Message').fill('/he');
    await page.getByRole('button', { name: '/health' }).waitFor();
    await write('/health acme');
    await page.getByText('Only visible to you').waitFor();
    expect(lastPayload('command')).toMatchObject({ command: '/health', text: 'acme' });
    await page.getByLabel('Message').press('ArrowUp');
    expect(await page.getByLabel('Message').inputValue()).toBe('/health acme');
    await page.getByRole('button', { name: 'Dismiss' }).click();
    await page.getByText('Nothing here yet').waitFor();
    await page.getByLabel('Act as').selectOption('U2');
    await page.getByText('Nothing here yet').waitFor();
  });

  it('says in Slackbot’s words when the app fails', async () => {
    await write('/health fail');
    await page.getByRole('alert').getByText('/health failed with the error "dispatch_failed"').waitFor();
    await page.getByRole('button', { name: 'Deliveries' }).click();
    await page
      .getByRole('list', { name: 'Deliveries' })
      .getByText(/failed · HTTP 500/)
      .waitFor();
  });

  it('writes messages and replies in a thread', async () => {
    await write('Anyone know *Acme*?');
    await page.getByText('Anyone know Acme?').hover();
    await page.getByRole('button', { name: 'Reply in thread' }).click();
    await write('I do');
    await page.getByRole('list', { name: '1 reply' }).getByText('I do').waitFor();
  });
});

describe('a modal', () => {
  beforeEach(async () => {
    await postAlert();
    await visit('#as=U1&at=C1');
    await page.getByRole('button', { name: 'Log action' }).click();
    await page.getByRole('dialog', { name: 'Log action' }).waitFor();
  });

  it('begins in its first field, names what is missing, and shows the app’s refusal under the field', async () => {
    expect(await focused().getAttribute('role')).toBe('combobox');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Please complete this required field.').waitFor();
    await page.locator('textarea:focus').waitFor(); // the field at fault
    expect(lastPayload('view_submission')).toBeUndefined();
    await page.getByLabel('Note').fill('tbd');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Say what was done.').waitFor();
    expect(await page.getByLabel('Note').getAttribute('aria-invalid')).toBe('true');
  });

  it('sends every field as Slack does, and closes', async () => {
    await page.getByRole('combobox', { name: 'What happened' }).click();
    await page.getByRole('option', { name: 'Meeting' }).click();
    await page.getByLabel('Note').fill('Met their admin');
    await page.getByRole('combobox', { name: 'Contact' }).fill('ann');
    await page.getByRole('option', { name: 'ann Example' }).click();
    await page.getByLabel('Follow up on').fill('2026-03-09');
    await page.getByRole('radio', { name: 'Saved' }).check();
    await page.getByRole('combobox', { name: 'Also tell' }).click();
    await page.getByRole('option', { name: 'Ben', exact: true }).click();
    await page.keyboard.press('Escape');
    await page.getByLabel('Note').press('Control+Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(lastPayload('view_submission')?.view?.state.values).toMatchObject({
      kind: { kind: { type: 'static_select', selected_option: { value: 'meeting' } } },
      note: { note: { type: 'plain_text_input', value: 'Met their admin' } },
      contact: { contact: { type: 'external_select', selected_option: { value: 'k1' } } },
      due: { due: { type: 'datepicker', selected_date: '2026-03-09' } },
      outcome: { outcome: { type: 'radio_buttons', selected_option: { value: 'saved' } } },
      tell: { tell: { type: 'multi_users_select', selected_users: ['U2'] } },
    });
  });

  it('stacks: Escape closes the top one only and keeps what was typed below', async () => {
    await page.getByLabel('Note').fill('half a sentence');
    await page.getByRole('button', { name: 'Explain' }).click();
    await page.getByRole('dialog', { name: 'Why we ask' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog', { name: 'Why we ask' }).waitFor({ state: 'detached' });
    expect(await page.getByLabel('Note').inputValue()).toBe('half a sentence');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(started.workspace.modals('U1')).toEqual([]);
  });
});

describe('a button that asks first', () => {
  it('tells the app only after a yes', async () => {
    await visit('#as=U1&at=home');
    const press = () =>
      page.getByRole('region', { name: 'Barometer home' }).getByRole('button', { name: 'Dismiss' }).click();
    await press();
    await page.getByRole('alertdialog', { name: 'Dismiss Globex?' }).getByRole('button', { name: 'Keep it' }).click();
    await page.getByRole('alertdialog').waitFor({ state: 'detached' });
    expect(lastPayload('block_actions')).toBeUndefined();
    await press();
    await page.getByRole('button', { name: 'Dismiss it' }).click();
    await expectAction({ action_id: 'home.dismiss', value: 'globex' });
  });
});

describe('faults', () => {
  it('make Slack refuse the app until they are removed', async () => {
    await visit('#as=U1&at=C1');
    await page.getByRole('button', { name: 'Faults' }).click();
    await page.getByLabel('Method').selectOption('chat.postMessage');
    await page.getByLabel('Answer').selectOption('platform_error');
    await page.getByLabel(/^How many times/).fill('');
    await page.getByRole('button', { name: 'Add fault' }).click();
    await page.getByText('chat.postMessage: An error code, ok: false (channel_not_found, until removed)').waitFor();
    await expect(postAlert()).rejects.toThrow('channel_not_found');
    await page.getByRole('button', { name: /^Remove chat\.postMessage/ }).click();
    await page.getByRole('list', { name: 'Active faults' }).getByRole('listitem').waitFor({ state: 'detached' });
    await postAlert();
    await page.getByText('Logins down 41%').first().waitFor();
  });
});

describe('on a phone, 390 pixels wide', () => {
  it('nothing hangs over the edge, and the channels are behind a button', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await postAlert();
    await visit('#as=U1&at=C1');
    await page.getByRole('button', { name: 'Acknowledge the alert' }).waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    await page.getByRole('button', { name: 'Show channels' }).click();
    await page.getByRole('link', { name: 'Barometer' }).click();
    await page.getByRole('heading', { name: 'Your accounts' }).waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
  });
});
