import type { Locator } from 'playwright-core';
import { CHANNELS, PEOPLE } from '../demo-people';
import type { Stage } from './stage';

const REP_NOT_HERE = 'The portfolio is for managers, RevOps and executives.';
const SENT = 'Sent to you in a direct message.';

/** What `/health` answers about many accounts. */
export function describeLists(stage: Stage): void {
  describe('/health list', () => {
    const list = (): Locator => stage.on.toMe('points in 30 days');

    it('R170: begins with what is most pressing, and turns its pages in place', async () => {
      await stage.user.visit(PEOPLE.priya, CHANNELS.general);
      await stage.user.ask('/health list', /Review order: \d+ of \d+ accounts, 1–8 shown/);
      await stage.on.save('list', list(), 900);
      await stage.on.savePhone('list-phone', list());
      await stage.on.press(list(), /^Next/);
      await stage.on.read(list(), /9–16 shown/);
    });

    it('R186: sorts, and keeps a list of one’s own under its name', async () => {
      await stage.on.choose(list(), 'Choose an order', 'Highest ARR');
      await stage.on.read(list(), /1–8 shown/);
      await stage.on.press(list(), /^New list/);
      await stage.on.dialog().getByLabel('Name').fill('Ends soon');
      await stage.on.choose(stage.on.dialog(), 'Renewal', 'Within 30 days');
      await stage.on.save('list-new', undefined, 1000);
      await stage.on.press(stage.on.dialog(), 'Save');
      await stage.on.read(list(), '✓ “Ends soon” is saved and stands in the menu.');
      expect(await stage.on.read(list(), /Ends soon: \d+ of \d+ accounts/)).toMatch(/renews \d+ \w{3} 2026/);
    });
  });

  describe('the whole', () => {
    it('R179: /health portfolio says what is at risk and where to begin, and not to reps', async () => {
      await stage.user.ask('/health portfolio', REP_NOT_HERE);
      await stage.user.visit(PEOPLE.imogen, CHANNELS.general);
      const page = await stage.user.ask('/health portfolio', /At risk: .+ of ARR in \d+ Red accounts/);
      expect(await stage.on.read(page, /Begin with/)).toMatch(/Begin with [^.]+\. [^.]+\. Action: .+ by \w{3} \d+ Sep/);
      await stage.on.save('portfolio', page, 900);
      await stage.on.press(page, 'Charts');
      await stage.on.toMe(SENT).waitFor();
    });

    it('R180: Charts come as pictures that also say in words what they show', async () => {
      await stage.user.visit(PEOPLE.imogen, 'messages');
      const alts = await stage.on.listAlts(stage.user.page.getByRole('list', { name: /repl/ }).last(), 3);
      for (const alt of alts) expect(alt).toMatch(/\d/);
      await stage.on.save('portfolio-charts', stage.user.articles('The pictures are in the thread').last(), 1000);
    });

    it('/health model shows weights and how well it predicted, to everyone', async () => {
      await stage.user.visit(PEOPLE.priya, CHANNELS.general);
      const page = await stage.user.ask('/health model', /Weights: Product \d+%/);
      await stage.on.read(page, 'Track record');
      await stage.on.save('model', page);
    });

    it('/health help fits one screen of a phone', async () => {
      const page = await stage.user.ask('/health help', '/health freshness');
      await stage.on.save('help', page, 560);
      await stage.on.savePhone('help-phone', page);
    });

    it('R24: /health pod has what is open, and all of it as CSV', async () => {
      await stage.user.visit(PEOPLE.rosa, CHANNELS.general);
      const page = await stage.user.ask('/health pod', 'Open, the oldest first');
      await stage.on.save('pod', page, 700);
      await stage.on.press(page, /^CSV/);
      await stage.on.toMe(SENT).waitFor();
      await stage.user.visit(PEOPLE.rosa, 'messages');
      await stage.user.page.getByText(/pod-americas-alerts-2026-09-02\.csv/).waitFor();
      await stage.on.save('pod-csv', undefined, 480);
    });
  });
}
