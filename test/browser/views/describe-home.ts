import { PEOPLE } from '../demo-people';
import { openHome } from './open-home';
import type { Stage } from './stage';

/** Home as people first see it. */
export function describeHome(stage: Stage): void {
  describe('Home', () => {
    it('explains itself to whoever opens it for the first time', async () => {
      expect(await openHome(stage, PEOPLE.marcus)).toContain('Welcome to Barometer.');
      await stage.on.save('home-first');
    });

    it.each([
      ['somebody it does not know', 'unmapped', 'You are not on Barometer’s list of people yet.'],
      ['a guest', 'guest', 'as a guest you see no accounts here'],
    ] as const)('has one sentence for %s', async (_, who, sentence) => {
      await stage.user.visit(PEOPLE[who], 'home');
      expect(await stage.on.read(stage.user.home(), sentence)).not.toMatch(/Red|Yellow|Green|Details/);
      await stage.on.save(`home-${who}`, undefined, 400);
    });

    it('finds an account while one types, and opens its card', async () => {
      await openHome(stage, PEOPLE.priya);
      await stage.on.press(stage.user.home(), /Find an account/);
      await stage.on.dialog().getByRole('combobox', { name: 'Account' }).fill('belgarth');
      await stage.user.page
        .getByRole('listbox')
        .getByRole('option', { name: /Bellgarth Solar/ })
        .waitFor();
      await stage.on.save('find-account');
      await stage.user.page
        .getByRole('listbox')
        .getByRole('option', { name: /Bellgarth Solar/ })
        .click();
      await stage.on.press(stage.on.dialog(), 'Show');
      expect(await stage.on.read(stage.on.dialog(), /Bellgarth Solar/)).toMatch(/🔴 Red · \d+ of 100/);
      await stage.on.close();
    });
  });
}
