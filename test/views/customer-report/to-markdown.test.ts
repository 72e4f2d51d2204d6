import { buildCustomerReport } from '../../../src/views/customer-report/build-customer-report';
import { toMarkdown } from '../../../src/views/customer-report/to-markdown';
import { FACTS, WORDS } from './facts';

const markdown = (facts = {}, words = {}) =>
  toMarkdown(buildCustomerReport({ ...FACTS, ...facts }, { ...WORDS, ...words }));

describe('the e-mail to a customer', () => {
  it('R204: has a subject, the headline, the sections as lists, and who writes it', () => {
    const lines = markdown().split('\n');
    expect(lines[0]).toBe('**Subject:** Acme: your progress, 23 Aug 2026 to 21 Nov 2026');
    expect(lines).toContain('**Your team’s adoption grew 18%: 78 active users, up from 66.**');
    expect(lines.filter((line) => line.startsWith('## '))).toHaveLength(5);
    expect(markdown().endsWith('Best regards,\nRosa Lind\n')).toBe(true);
  });

  it('shows what someone is called or wrote as text, and as nothing else', () => {
    const said = markdown(
      { accountName: 'Acme [here](https://evil.example) <b>' },
      { goals: ['![x](y) **bold**', '# heading'], senderName: 'A_b_' },
    );
    expect(said).toContain(String.raw`Acme \[here\](https://evil.example) \<b\>`);
    expect(said).toContain(String.raw`- \!\[x\](y) \*\*bold\*\*`);
    expect(said).toContain(String.raw`- \# heading`);
    expect(said).toContain(String.raw`A\_b\_`);
  });
});
