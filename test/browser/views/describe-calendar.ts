import { CHANNELS, PEOPLE } from '../demo-people';
import { openHome } from './open-home';
import type { Stage } from './stage';

/** What comes by itself within ten days, and how Home looks then. */
export function describeCalendar(stage: Stage): void {
  describe('ten days later', () => {
    it('the calendar has brought reports and reviews', async () => {
      await stage.user.visit(PEOPLE.rosa, 'messages');
      await stage.user.forward('week');
      for (let days = 0; days < 3; days += 1) await stage.user.forward('day');
      await stage.on.read(stage.user.articles('Week of Mon 31 Aug').last(), /Fell most/);
    });

    it('R175: the week, to whoever leads a pod', async () => {
      const week = stage.user.articles('Week of Mon 31 Aug').last();
      expect(await stage.on.read(week, /Fell most/)).toMatch(/^\d+ of \d+ accounts declined, \d+ improved\.$/m);
      await stage.on.save('report-weekly', week);
    });

    it('R85: the scores of the month to look at, answered one after the other', async () => {
      const checks = stage.user.articles(/scores to look at in Sep 2026/);
      await stage.on.press(checks, /^Check/);
      await stage.on.choose(stage.on.dialog(), 'Does this match what you know?', 'Yes, it matches');
      await stage.on.save('spot-check', undefined, 900);
      await stage.on.press(stage.on.dialog(), 'Save');
      expect(await stage.on.read(checks, /1 of 5 done/)).toContain('✓ Rosa Delmarsh: matches');
      await stage.on.save('spot-checks', checks);
    });

    it('R194: the month, to executives, with its pictures', async () => {
      await stage.user.visit(PEOPLE.imogen, CHANNELS.executives);
      const month = stage.user.articles('August 2026: customer health').first();
      expect(await stage.on.read(month, /Where we stand/)).toMatch(
        /\d+ of \d+ accounts at risk \(\d+%\), \$[\d.]+K ARR/,
      );
      for (const alt of await stage.on.listAlts(stage.user.page.getByRole('list', { name: /repl/ }).first(), 3))
        expect(alt).toMatch(/\d/);
      await stage.on.save('report-month', month, 1000);
    });

    it('R84: whoever finds an alert of no use says why', async () => {
      await stage.user.visit(PEOPLE.priya, CHANNELS.pod);
      const alert = stage.user
        .articles(/DRI: @Priya Rosewood/)
        .filter({ hasText: 'Acknowledge' })
        .last();
      await stage.on.pick(alert, 'last', 'Not useful because…');
      await stage.on.choose(stage.on.dialog(), 'Why was this alert no use?', 'I knew it already');
      await stage.on.save('not-useful');
      await stage.on.press(stage.on.dialog(), 'Send');
      await stage.on.toMe('Thank you. RevOps reads this every month').waitFor();
    });

    it('R22: Home of the executive and of RevOps: the whole, the pods, and what can go wrong', async () => {
      expect(await openHome(stage, PEOPLE.imogen)).toMatch(
        /Portfolio\nAt risk: \$[\s\S]+Pods\n[\s\S]+None of the four failure/,
      );
      await stage.on.save('home-exec', undefined, 1000);
      expect(await openHome(stage, PEOPLE.tobias)).toMatch(/Score gaming · [\s\S]+Role confusion · /);
      await stage.on.save('home-revops', undefined, 1000);
      await stage.on.savePhone('home-revops-phone');
    });

    it('says so where it could not be read, and offers to try again', async () => {
      const faults = () => stage.user.page.getByRole('button', { name: /^Faults/ }).click();
      await faults();
      await stage.user.page.getByLabel('Method').selectOption('users.info');
      await stage.user.page.getByLabel('Answer').selectOption('platform_error');
      await stage.user.page.getByRole('textbox', { name: 'Error code' }).fill('internal_error');
      await stage.user.page.getByLabel(/^How many times/).fill('');
      await stage.on.press(stage.user.page.locator('body'), 'Add fault');
      await stage.user.visit(PEOPLE.kavya, 'home');
      await stage.on.read(stage.user.home(), 'Try again');
      await stage.on.save('home-error', undefined, 400);
      await faults();
      await stage.on.press(stage.user.page.locator('body'), /^Remove users\.info/);
      await faults();
      await stage.on.press(stage.user.home(), /^Try again/);
      await stage.on.read(stage.user.home(), /Last updated/);
    });
  });
}
