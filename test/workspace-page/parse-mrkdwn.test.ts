import * as fc from 'fast-check';
import type { MrkdwnNode } from '../../workspace/page/text/mrkdwn-node';
import { parseMrkdwn } from '../../workspace/page/text/parse-mrkdwn';

const parse = (text: string) => parseMrkdwn(text, { isVerbatim: true });
const text = (value: string): MrkdwnNode => ({ kind: 'text', text: value });
const bold = (...children: MrkdwnNode[]): MrkdwnNode => ({ kind: 'bold', children });

describe('the mrkdwn the page draws', () => {
  it.each<[string, MrkdwnNode[]]>([
    ['*bold* text', [bold(text('bold')), text(' text')]],
    [
      '_it_ ~gone~',
      [{ kind: 'italic', children: [text('it')] }, text(' '), { kind: 'strike', children: [text('gone')] }],
    ],
    ['*~both~*', [bold({ kind: 'strike', children: [text('both')] })]],
    ['a `code *raw*` b', [text('a '), { kind: 'code', text: 'code *raw*' }, text(' b')]],
    ['```\none\n*two*\n```', [{ kind: 'pre', text: 'one\n*two*' }]],
    ['one\ntwo', [text('one'), { kind: 'break' }, text('two')]],
    [
      '&gt; said\n> again\nthen',
      [{ kind: 'quote', children: [text('said'), { kind: 'break' }, text('again')] }, text('then')],
    ],
    [':red_circle: Red', [{ kind: 'emoji', name: 'red_circle' }, text(' Red')]],
    ['at 10:30:15', [text('at 10'), { kind: 'emoji', name: '30' }, text('15')]],
  ])('reads %j', (source, nodes) => {
    expect(parse(source)).toEqual(nodes);
  });

  it.each(['snake_case_name', '2 * 3 * 4', '*not closed', 'a*b*c', '* spaced *', '**', '~', '``', '::'])(
    'leaves %j as it is',
    (source) => {
      expect(parse(source)).toEqual([text(source)]);
    },
  );
});

describe('what stands in angle brackets', () => {
  it.each<[string, MrkdwnNode]>([
    ['<@U12>', { kind: 'user', id: 'U12', label: null }],
    ['<@U12|ada>', { kind: 'user', id: 'U12', label: 'ada' }],
    ['<#C9|general>', { kind: 'channel', id: 'C9', label: 'general' }],
    ['<!here>', { kind: 'broadcast', range: 'here' }],
    ['<!subteam^S1|@pods>', { kind: 'usergroup', id: 'S1', label: '@pods' }],
    ['<https://x.io/a?b=1&amp;c=2|see>', { kind: 'link', url: 'https://x.io/a?b=1&c=2', label: 'see' }],
    ['<mailto:a@b.io>', { kind: 'link', url: 'mailto:a@b.io', label: 'a@b.io' }],
    [
      '<!date^1772442000^{date} at {time}|soon>',
      { kind: 'date', epochSeconds: 1_772_442_000, format: '{date} at {time}', url: null, fallback: 'soon' },
    ],
  ])('reads %j', (source, node) => {
    expect(parse(source)).toEqual([node]);
  });

  it.each(['<javascript:alert(1)|go>', '<data:text/html,x>', '<script>'])('makes no link of %j', (source) => {
    expect(parse(source)).toEqual([text(source)]);
  });
});

const escape = (value: string) => value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const showsMention = (node: MrkdwnNode): boolean =>
  'children' in node ? node.children.some(showsMention) : ['user', 'channel', 'broadcast', 'link'].includes(node.kind);

describe('text the app escaped', () => {
  it('keeps an account named like markup as plain text', () => {
    expect(parse('&lt;!channel&gt; &amp; &lt;b&gt;')).toEqual([text('<!channel> & <b>')]);
  });

  it('undoes the escapes once only', () => {
    expect(parse('&amp;lt;@U1&amp;gt;')).toEqual([text('&lt;@U1&gt;')]);
  });

  it('never becomes a mention, a channel, a broadcast or a link, whatever it says', () => {
    const parts = fc.constantFrom(
      '<',
      '>',
      '&',
      '!channel',
      '@U1',
      '#C1',
      '|',
      'https://a.b',
      '*',
      '_',
      '`',
      '\n',
      ' ',
      'x',
      'lt;',
    );
    fc.assert(
      fc.property(fc.array(parts), (pieces) => {
        expect(parse(escape(pieces.join(''))).some(showsMention)).toBe(false);
      }),
    );
  });
});

describe('bare addresses', () => {
  it('become links unless the text is verbatim', () => {
    expect(parseMrkdwn('see https://x.io/a.', { isVerbatim: false })).toEqual([
      text('see '),
      { kind: 'link', url: 'https://x.io/a', label: 'https://x.io/a' },
      text('.'),
    ]);
    expect(parse('see https://x.io/a.')).toEqual([text('see https://x.io/a.')]);
  });
});
