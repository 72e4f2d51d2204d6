import type { Locator } from 'playwright-core';
import { CHANNELS, PEOPLE } from '../demo-people';
import type { Stage } from './stage';

/** The review of a pod before its QBR, from draft to delivery. */
export function describeQbr(stage: Stage): void {
  describe('the review before the QBR', () => {
    /** The messages, not the files below them. */
    const reviews = (): Locator =>
      stage.user.articles('Pod americas · QBR on Wed 16 Sep').filter({ hasText: 'Alert to action' });
    const first = (): Locator => reviews().first();
    const last = (): Locator => reviews().last();

    it('[004]: RevOps reads how right the month was', async () => {
      await stage.user.visit(PEOPLE.tobias, CHANNELS.revops);
      const month = stage.user.articles('August 2026: how right we were');
      expect(await stage.on.read(month, /Red against what happened/)).toContain('Precision at Red');
      await stage.on.save('report-review', month);
    });

    it('R16: stands in RevOps’ channel on the Friday before, marked as a draft', async () => {
      expect(await stage.on.read(first(), /The pod sees nothing of it until you sign it off/)).toMatch(
        /NRR \d+%, GRR \d+%/,
      );
      const draft = /qbr-americas-2026-09-16-draft\.pptx/;
      const files = stage.user.page.getByRole('list', { name: /repl/ }).filter({ hasText: draft }).first();
      await files.getByText(draft).waitFor();
      expect((await stage.on.listAlts(files, 1))[0]).toMatch(/Save first/);
      await stage.on.save('qbr-draft', first(), 900);
    });

    it('R19: goes back with a word of what is wrong, and is prepared again', async () => {
      await stage.on.press(first(), /^Send back/);
      await stage.on.dialog().getByLabel('What is wrong with it?').fill('Acme is missing from the words to it.');
      await stage.on.save('qbr-send-back');
      await stage.on.press(stage.on.dialog(), 'Send back');
      await stage.on.read(first(), /Sent back by Tobias Lindqvale/);
      await stage.on.press(first(), /^Prepare again/);
      await stage.on.read(first(), /Prepared again as revision 2/);
      await stage.on.read(last(), /revision 2/);
    });

    it('R19: signed off, it goes to the pod without a mark', async () => {
      await stage.on.press(last(), /^Sign off/);
      await stage.on.read(last(), /Signed off by Tobias Lindqvale/);
      await stage.user.visit(PEOPLE.rosa, CHANNELS.pod);
      await stage.on.read(last(), /Picture and slide are in the thread/);
      await stage.user.page.getByText(/qbr-americas-2026-09-16-r2\.pptx/).waitFor();
      await stage.on.save('qbr-signed', last(), 900);
    });
  });
}
