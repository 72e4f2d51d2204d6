import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { listCitations } from '../../scripts/requirements/list-citations';
import { parseRequirements } from '../../scripts/requirements/parse-requirements';
import { renderRequirements } from '../../scripts/requirements/render-requirements';

const LIST = `# List

From [000].

## A. Surfaces

1. [000] One number.
2. [000] One reason.

## X. Rulings

| #   | Where they disagree | Ruling |
| --- | ------------------- | ------ |
| X1  | three or four bands | three  |
`;

const cite = (source: string): string[] =>
  listCitations('test/a.test.ts', source).map(({ ids, title }) => `${ids.join('+')} ${title}`);

describe('the list of requirements', () => {
  it('is read with its sections and its rulings', () => {
    expect(parseRequirements(LIST)).toEqual({
      preface: 'From [000].',
      requirements: [
        { id: 'R1', section: 'A. Surfaces', text: '[000] One number.' },
        { id: 'R2', section: 'A. Surfaces', text: '[000] One reason.' },
        { id: 'X1', section: 'X. Rulings', text: 'three or four bands → three' },
      ],
    });
  });

  it('is whole in this repository: R1 to R240 and X1 to X32, in order', () => {
    const source = readFileSync(resolve(__dirname, '../../docs/requirements.source.md'), 'utf8');
    const ids = parseRequirements(source).requirements.map(({ id }) => id);
    const expected = [240, 32].flatMap((count, index) =>
      Array.from({ length: count }, (_, number) => `${'RX'[index]}${number + 1}`),
    );
    expect(ids).toEqual(expected);
  });
});

describe('a test title', () => {
  it.each([
    ["it('R13: holds a flip', f)", ['R13 holds a flip']],
    ["test('R13, X9: holds', f)", ['R13+X9 holds']],
    ["it('R13 and R9: holds', f)", ['R13+R9 holds']],
    ["it('R1: R3: is short', f)", ['R1+R3 is short']],
    ["it('R9, R210–R212: has a tier', f)", ['R9+R210+R211+R212 has a tier']],
    ["it('R12: says X: Y', f)", ['R12 says X: Y']],
    ["describe('R9: transitions', () => { it('R10: go to the pod', f) })", ['R9 transitions', 'R10 go to the pod']],
    ["it.each([['it', 1]])('R12: names %s', f)", ['R12 names %s']],
    ['it.each`a | b`("R12: names $a", f)', ['R12 names $a']],
    ['it(`R11: says ${word} once`, f)', ['R11 says … once']],
    ["it.only('R5: is shown', f)", ['R5 is shown']],
    ["it('shows R13: in the middle', f)", []],
    ["it('RX1 is no number', f)", []],
    ["// it('R13: is a comment', f)", []],
    ["const text = 'R13: is not a title'; it(name('R14: nor this'), f)", []],
    ["it.skip('R13: does not run', f); it.todo('R14: later'); xit('R15: off', f)", []],
    ["describe.skip('off', () => { it('R13: is inside', f) })", []],
    ["describe.skip.each([1])('off', () => { it('R13: is inside', f) })", []],
  ])('%s cites %j', (source, citations) => {
    expect(cite(source)).toEqual(citations);
  });

  it('that starts with a number but not in the agreed form is refused, so that no citation is lost', () => {
    expect(() => cite("it('R13 holds a flip', f)")).toThrow('test/a.test.ts: write the title "R13 holds a flip" as');
    expect(() => cite("it('R13/R14: holds', f)")).toThrow('R13/R14');
  });
});

describe('the page', () => {
  const list = parseRequirements(LIST);
  const render = (...titles: string[]): string =>
    renderRequirements(
      list,
      titles.flatMap((title, index) => listCitations(`test/${'zyx'[index]}.test.ts`, `it('${title}', f)`)),
    );

  it('names each test below what it shows, sorted, and says "open" where there is none', () => {
    const page = render('R1: later', 'R1, X1: earlier');
    expect(page).toContain('- **R1** [000] One number.\n  - `test/y.test.ts`: earlier\n  - `test/z.test.ts`: later\n');
    expect(page).toContain('- **R2** [000] One reason.\n  - open\n');
    expect(page).toContain('Shown by at least one test: 1 of 2 requirements, 1 of 1 rulings.');
  });

  it('is the same whatever the order of the tests', () => {
    const citations = ['b', 'a'].flatMap((name) => listCitations(`test/${name}.test.ts`, "it('R1: one number', f)"));
    expect(renderRequirements(list, citations)).toBe(renderRequirements(list, citations.toReversed()));
  });

  it('is refused when a title cites what is not in the list', () => {
    expect(() => render('R3: unheard of')).toThrow('test/z.test.ts: "unheard of" cites R3, which is not in the list.');
  });
});
