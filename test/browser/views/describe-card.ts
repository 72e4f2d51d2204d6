import type { Locator } from 'playwright-core';
import { CHANNELS, PEOPLE } from '../demo-people';
import type { Stage } from './stage';

const SENT = 'Sent to you in a direct message.';

/** All that the two menus of a card open. */
export function describeCard(stage: Stage): void {
  describe('the menus of a card', () => {
    const card = (): Locator => stage.on.toMe('What would change it');

    it('how it was computed, in numbers that add up', async () => {
      await stage.user.visit(PEOPLE.priya, CHANNELS.pod);
      await stage.user.ask('/health Bellgarth Solar', 'What would change it');
      await stage.on.pick(card(), 'first', 'How it was computed');
      const said = await stage.on.read(stage.on.dialog(), /Sum/);
      const [sum = '', result = ''] = /^Sum (.+) = (\d+)$/m.exec(said)?.slice(1) ?? [];
      expect(sum.split(' + ').reduce((total, part) => total + Number(part), 0)).toBe(Number(result));
      await stage.on.save('account-computed');
      await stage.on.close();
    });

    it('R189: the people there, and one of them', async () => {
      await stage.on.pick(card(), 'first', 'People there');
      await stage.on.read(stage.on.dialog(), /\d+ contacts, the ones who decide first/);
      await stage.on.save('account-people');
      await stage.on.press(stage.on.dialog(), /^Open/);
      expect(await stage.on.read(stage.on.dialog(), 'Engagement')).toMatch(/Executive sponsor not seen for \d+ days/);
      await stage.on.save('account-person');
      await stage.on.close();
      await stage.on.close();
    });

    it('R188: what happened, newest first', async () => {
      await stage.on.pick(card(), 'first', 'What happened');
      expect(await stage.on.read(stage.on.dialog(), /Newest first/)).toMatch(/P1 opened: [\s\S]*🔴 Red after Yellow/);
      await stage.on.save('account-timeline', stage.on.dialog().getByText('Bellgarth Solar').first());
      await stage.on.press(stage.on.dialog(), /^Older/);
      await stage.on.read(stage.on.dialog(), /Page 2/);
      await stage.on.close();
    });

    it('R174: a review note, its examples the account’s own numbers', async () => {
      await stage.on.pick(card(), 'last', 'Write a review note…');
      const question = stage.on.dialog().getByLabel('What changed since the last review?');
      expect(await question.getAttribute('placeholder')).toMatch(/^For example: Red at \d+, −\d+ in 30 days/);
      await stage.on.save('note', undefined, 900);
      await stage.on.dialog().getByLabel('What do you do about it?').fill('Support calls their admin every morning.');
      await stage.on.press(stage.on.dialog(), 'Save');
      await stage.on.dialog().waitFor({ state: 'detached' });
    });

    it('R75: a judgement beside the score, refused under its field where it lasts too long', async () => {
      await stage.on.pick(card(), 'last', 'Judge the score…');
      await stage.on.choose(stage.on.dialog(), 'What do you say instead?', 'Yellow instead of Red');
      await stage.on.dialog().getByLabel('Why?').fill('Their P1 is mended and waits for their word.');
      const until = stage.on.dialog().getByLabel('Until');
      const offered = await until.inputValue();
      await until.fill('2027-09-01');
      await stage.on.press(stage.on.dialog(), 'Save');
      await stage.on.read(stage.on.dialog(), /A judgement can last 90 days at most/);
      await stage.on.save('judge', undefined, 900);
      await until.fill(offered);
      await stage.on.press(stage.on.dialog(), 'Save');
      await stage.on.dialog().waitFor({ state: 'detached' });
    });

    it('R219: R220: a call, outlined with the account’s own numbers, and another kind of call', async () => {
      await stage.on.pick(card(), 'last', 'Prepare a call…');
      const draft = stage.on.dialog().getByLabel('What you could say');
      await stage.on.read(stage.on.dialog(), /Suggested: Churn risk/);
      expect(await draft.inputValue()).toMatch(/^Hello .+, this is Priya Rosewood\./);
      const suggested = await draft.elementHandle();
      await stage.on.choose(stage.on.dialog(), 'Which call?', 'Renewal');
      await suggested?.waitForElementState('hidden'); // another field takes its place
      expect(await draft.inputValue()).toContain('Your contract runs until');
      await stage.on.save('call');
      await stage.on.press(stage.on.dialog(), 'Send me this');
      await stage.on.dialog().waitFor({ state: 'detached' });
    });

    it('R202: a report for the customer', async () => {
      await stage.on.pick(card(), 'last', 'Report for the customer…');
      await stage.on.read(stage.on.dialog(), 'Goals for next quarter');
      await stage.on.dialog().getByLabel('A result they reached').fill('Month-end takes 2 days instead of 5');
      await stage.on.save('customer-report', undefined, 900);
      await stage.on.press(stage.on.dialog(), 'Send me this');
      await stage.on.read(stage.on.dialog(), 'The report for Bellgarth Solar comes to you in a direct message.');
      await stage.on.close();
    });

    it('and what was asked for comes as direct messages: the chart, the call, the report', async () => {
      await stage.on.pick(card(), 'first', 'Chart of 180 days');
      await stage.on.toMe(SENT).waitFor();
      await stage.user.visit(PEOPLE.priya, 'messages');
      const chart = stage.user.articles(/^(?!.*In your).*Bellgarth Solar: score \d+, Red, on/s).last();
      await stage.on.read(chart, /lowest at \d+ on/);
      const [alt = ''] = await stage.on.listAlts(stage.user.page.getByRole('list', { name: '1 reply' }).last(), 1);
      expect(alt).toContain('Bellgarth Solar');
      await stage.on.save('account-chart', chart);
      await stage.user.page.getByText(/bellgarth-solar-progress\.pptx/).waitFor();
      await stage.on.save(
        'customer-report-sent',
        stage.user.articles('The report for Bellgarth Solar is in the thread').last(),
      );
      await stage.on.save('call-sent', stage.user.articles('Your contract runs until').last());
    });
  });
}
