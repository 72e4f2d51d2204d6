import JSZip from 'jszip';
import type { QbrContent, QbrMark } from '../../src/domain/qbr';
import { writeDeck } from '../../src/slides/create-deck';
import { buildQbrDeck } from '../../src/slides/qbr-deck';
import { HOSTILE } from '../views/cards';
import { buildQbrContent, latency, subject } from '../views/qbr-content';

const DRAFT: QbrMark = { kind: 'draft' };

/** The slide and its notes as XML, and the names of every file in the deck. */
async function open(content: QbrContent, mark: QbrMark = DRAFT) {
  const zip = await JSZip.loadAsync(await writeDeck(buildQbrDeck(content, mark, 'Sample company')));
  const read = async (name: string) => (await zip.file(name)?.async('string')) ?? '';
  return {
    slide: await read('ppt/slides/slide1.xml'),
    notes: await read('ppt/notesSlides/notesSlide1.xml'),
    files: Object.keys(zip.files),
  };
}
const namesOf = (slide: string) => [...slide.matchAll(/<p:cNvPr id="\d+" name="([^"]*)"/g)].map(([, name]) => name ?? ''); // prettier-ignore
const wordsOf = (xml: string) => [...xml.matchAll(/<a:t>([^<]*)<\/a:t>/g)].map(([, words]) => words).join(' ');

describe('the slide of a review', () => {
  it('R16: is one slide of shapes with names, and no picture', async () => {
    const { slide, files } = await open(buildQbrContent());
    expect(files.filter((file) => /slides\/slide\d+\.xml$/.test(file))).toHaveLength(1);
    expect(files.filter((file) => /\.(png|jpe?g|emf)$/.test(file))).toEqual([]);
    expect(slide).not.toContain('<p:pic>');
    const names = namesOf(slide);
    for (const name of ['Field Save first', 'Field Keep', 'Field Grow', 'Field Watch', 'Account Acme', 'Name Acme'])
      expect(names).toContain(name);
    expect(names.filter((name) => name.startsWith('Account '))).toHaveLength(5);
    expect(slide).toMatch(/prst="triangle"[\s\S]*prst="diamond"[\s\S]*prst="ellipse"/);
  });

  it('R16: has its message as its title, and says where its numbers are from', async () => {
    const words = wordsOf((await open(buildQbrContent())).slide);
    expect(words).toContain('€650K of €1.1M stands in Save first: 2 of 5 accounts');
    expect(words).toContain('scores as of 27 Nov 2026 · model 8f1c2ab3');
    expect(words).toContain('Not on the chart: Silent (no score), Nothing (no ARR known).');
  });

  it('R18: has a table of how fast each rep acted', async () => {
    const { slide } = await open(buildQbrContent());
    expect(slide).toContain('<a:tbl>');
    const words = wordsOf(slide);
    expect(words).toContain('Ana 3.1 h 12 h 3 of 4');
    expect(words).toContain('Pod north 3.1 h 12 h 3 of 4');
  });

  it('R35: says what each rep’s book kept, and since which day', async () => {
    const words = wordsOf((await open(buildQbrContent())).slide);
    expect(words).toContain('Ana 3.1 h 12 h 3 of 4 108% 97%');
    expect(words).toContain('books as named on 1 Jan 2026');
  });

  it('R19: is marked as a draft until it is signed', async () => {
    const draft = await open(buildQbrContent());
    expect(namesOf(draft.slide)).toContain('Draft watermark');
    const signed = await open(buildQbrContent(), { kind: 'signed', by: 'Rita', on: '2026-11-27' });
    expect(namesOf(signed.slide)).not.toContain('Draft watermark');
    expect(wordsOf(signed.slide)).toContain('Signed off by Rita, Fri 27 Nov');
    expect(wordsOf(signed.slide)).not.toContain('DRAFT');
  });

  it('opens whatever its accounts are called: with no sign that XML cannot hold', async () => {
    const content = buildQbrContent();
    const accounts = content.matrix.accounts.map((account) => ({ ...account, name: 'A\uFFFF\uD800\u0000\uFFFEcme' }));
    const { slide, notes } = await open({ ...content, matrix: { ...content.matrix, accounts } });
    for (const xml of [slide, notes]) expect(xml).not.toMatch(/[\uFFFE\uFFFF\0]|\p{Cs}/u);
    expect(namesOf(slide)).toContain('Account A cme');
  });

  it('says everything in words in its notes, for those who do not see it', async () => {
    const notes = wordsOf((await open(buildQbrContent())).notes);
    expect(notes).toContain('Save first: 2 accounts, €650K: Zenith (45), Acme (22).');
    expect(notes).toContain('Ana: to action p50 3.1 h');
    expect(notes).toContain('Not in NRR and GRR');
  });

  it('takes no markup from a name', async () => {
    const name = `${HOSTILE}"'\u0001`;
    const { slide } = await open(buildQbrContent({ pod: name }, [subject(name, 20, 1e5), subject('B', 90, 1e4)]));
    expect(slide).toContain('name="Account &lt;!channel&gt; &amp; &lt;b&gt;');
    expect(slide).not.toContain('<!channel>');
    expect(slide).not.toContain('\u0001');
  });

  it('draws some of the crowd of a large pod, counts the others, and says so', async () => {
    const many = Array.from({ length: 400 }, (_, index) => subject(`A${index}`, index % 100, 1_000 + index));
    const { slide } = await open(buildQbrContent({}, many));
    expect(namesOf(slide).filter((name) => name.startsWith('Account '))).toHaveLength(240);
    expect(wordsOf(slide)).toContain('Counted, but without a dot: 160 accounts.');
  });

  it('keeps the table on the slide, however many reps there are', async () => {
    const reps = Array.from({ length: 30 }, (_, index) => latency(`Rep ${index}`));
    const { slide } = await open(buildQbrContent({ latency: { periodDays: 90, pod: latency('north'), reps } }));
    expect(slide.match(/<a:tr /g)).toHaveLength(14);
    expect(wordsOf(slide)).toContain('more rows');
  });

  it('is drawn for a pod without accounts, alerts and books', async () => {
    const empty = { latency: { periodDays: 90, pod: latency('north', { alerts: 0 }), reps: [] }, retention: null };
    expect(wordsOf((await open(buildQbrContent(empty, []))).slide)).toContain('No account can be placed yet');
  });
});
