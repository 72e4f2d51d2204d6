import type { CustomerReport, CustomerSection } from '../../domain/customer-report';

/** The report as an e-mail in Markdown (R204): a subject, the headline, the sections, a name. */
export function toMarkdown(report: CustomerReport): string {
  const { accountName, senderName, period, headline, sections } = report;
  return [
    `**Subject:** ${escapeMarkdown(accountName)}: your progress, ${period}`,
    'Hello,',
    `thank you for working with us. Here is how ${period} went, and what we can do next.`,
    `**${escapeMarkdown(headline)}**`,
    ...sections.map(toPart),
    'When would be a good time to go through it together?',
    `Best regards,\n${escapeMarkdown(senderName)}`,
    '',
  ]
    .join('\n\n')
    .replace(/\n+$/u, '\n');
}

function toPart({ title, lines, note }: CustomerSection): string {
  const list = lines.map((line) => `- ${escapeMarkdown(line)}`).join('\n');
  return [`## ${title}`, list, ...(note === null ? [] : [`*${escapeMarkdown(note)}*`])].join('\n\n');
}

/** What someone typed, or calls themselves, as text and nothing else: no link, no picture, no heading, no HTML. */
export const escapeMarkdown = (text: string): string =>
  text
    .replaceAll(/[\\`*_{}[\]<>#|~!]/g, String.raw`\$&`)
    .replaceAll(/\s+/g, ' ')
    .trim();
