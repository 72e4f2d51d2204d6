import type { Locator } from 'playwright-core';
import type { Visitor } from './demo-visitor';
import { saveScreenshot } from './screenshots';

/** From Home by the list to the form of the first account there; an address that is none is refused under its field. @returns the account's name. */
export async function fillInSponsor(
  { page, home }: Visitor,
  sponsor: { name: string; email: string },
): Promise<string> {
  const dialog = (name: string): Locator => page.getByRole('dialog', { name });
  await home()
    .getByRole('button', { name: /^Fill in/ })
    .click();
  await dialog('Not known yet').getByText('Not known: executive sponsor').first().waitFor();
  await saveScreenshot(page, 'required-facts');
  await dialog('Not known yet')
    .getByRole('button', { name: /^Fill in/ })
    .first()
    .click();
  const form = dialog('Fill in');
  const name = await form.locator('strong, b').first().innerText();
  await form.getByLabel('Executive sponsor: name').fill(sponsor.name);
  await form.getByLabel('Executive sponsor: e-mail').fill('nobody');
  await form.getByRole('button', { name: 'Save', exact: true }).click();
  await form.getByText('This is no e-mail address.').waitFor();
  await form.getByLabel('Executive sponsor: e-mail').fill(sponsor.email);
  await saveScreenshot(page, 'required-facts-form');
  await form.getByRole('button', { name: 'Save', exact: true }).click();
  await form.waitFor({ state: 'detached' });
  const list = dialog('Not known yet');
  await list.getByText('Everything that is required is known of all your accounts.').waitFor();
  await list.getByRole('button', { name: 'Close', exact: true }).last().click();
  await list.waitFor({ state: 'detached' });
  return name;
}
