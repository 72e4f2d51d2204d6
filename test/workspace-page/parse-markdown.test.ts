import { parseMarkdown } from '../../workspace/page/text/parse-markdown';

describe('a markdown block', () => {
  it('is read as headings, paragraphs, lists, quotes, fences and rules', () => {
    const text = '# Title\n\none\ntwo\n\nthree\n- a\n- b\n1. c\n\n> said\n> again\n---\n```ts\n- code\n```';
    expect(parseMarkdown(text)).toEqual([
      { kind: 'heading', level: 1, text: 'Title' },
      { kind: 'paragraph', text: 'one\ntwo' },
      { kind: 'paragraph', text: 'three' },
      { kind: 'list', isOrdered: false, items: ['a', 'b'] },
      { kind: 'list', isOrdered: true, items: ['c'] },
      { kind: 'quote', text: 'said\nagain' },
      { kind: 'rule' },
      { kind: 'pre', text: '- code' },
    ]);
  });

  it.each(['', '\n\n', '```', '#', '-'])('never throws, not even for %j', (text) => {
    expect(() => parseMarkdown(text)).not.toThrow();
  });
});
