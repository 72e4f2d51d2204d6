import JSZip from 'jszip';
import { createDeck, writeDeck } from '../../src/slides/create-deck';

it('names a company of any name in the properties of the file, as XML wants it', async () => {
  const deck = createDeck({ title: 'Bolt & Nut <Ltd>: your progress', company: 'Bolt & Nut <Ltd>' });
  deck.addSlide();
  const zip = await JSZip.loadAsync(await writeDeck(deck));
  const read = async (name: string) => (await zip.file(name)?.async('string')) ?? '';
  expect(await read('docProps/app.xml')).toContain('<Company>Bolt &amp; Nut &lt;Ltd&gt;</Company>');
  expect(await read('docProps/core.xml')).toContain('<dc:title>Bolt &amp; Nut &lt;Ltd&gt;: your progress</dc:title>');
});
