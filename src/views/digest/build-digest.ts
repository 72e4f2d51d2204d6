import type { KnownBlock } from '@slack/types';
import type { Digest, DigestAlert, DigestContent, Top } from '../../domain/digest';
import { LIMITS } from '../limits';
import { context, header, type Message, section } from '../message';
import { count, dayOf } from '../wording';
import { alertRow, briefLine, buildRow, type DigestRow, expansionRow, nameWithMoney, redRow, stepRow } from './rows';

const LINES_PER_SECTION = 8; // under Slack's 3,000 characters, however much of them is escaped
const SPARE_CHARACTERS = 300; // for the line that says something was left out

type Section = { part: string; title: string; rows: DigestRow[]; lines?: string[]; more: string | null };

/**
 * The digest (R14, R15, X16): what is new, what falls due, and on Mondays five red, five ready to expand and the rest of the week.
 * Every row is one number, one reason, one action. The first rows have all their buttons, as many as a message holds; the others the
 * one that comes next. Redrawn after each press, with every alert as it stands.
 */
export function buildDigest(digest: Digest): Message {
  const sections = listSections(digest).filter(({ rows, more }) => rows.length > 0 || more !== null);
  return { text: summary(digest, sections), blocks: fit(digest, sections) };
}

function listSections({ content, alerts }: Digest): Section[] {
  const { monday } = content;
  const rowsOf = (top: Top<string>, build: (alert: DigestAlert) => DigestRow): DigestRow[] =>
    top.rows.flatMap((alertId) => {
      const alert = alerts.get(alertId);
      return alert === undefined ? [] : [build(alert)];
    });
  const list = (part: string, title: string, top: Top<string>, build = alertRow): Section => ({
    part,
    title,
    rows: rowsOf(top, build),
    more: moreOf(top),
  });
  const daily = [list('a', 'New for you', content.alerts), list('s', 'Next steps due', content.steps, stepRow)];
  if (monday === null) return daily;
  const above = new Set([...content.alerts.rows, ...content.steps.rows, ...monday.low.rows, ...monday.again.rows]);
  const red = monday.red.map((account) => {
    const alert = account.alertId === null ? null : (alerts.get(account.alertId) ?? null);
    return redRow(account, alert, alert !== null && above.has(alert.alertId));
  });
  return [
    ...daily,
    { ...list('l', 'Also new', monday.low), lines: briefLines(monday.brief, alerts), more: moreOf(monday.brief) },
    list('g', 'Still waiting for your answer', monday.again),
    { part: 'r', title: 'Red, by revenue at risk this quarter', rows: red, more: null },
    { part: 'e', title: 'Ready to expand', rows: monday.expansion.map(expansionRow), more: null },
    { part: 'd', title: 'Over the week’s budget', rows: [], more: deferredLine(monday.deferred) },
  ];
}

/** One line each, without buttons: read, and answered on Home. */
function briefLines({ rows }: Top<string>, alerts: Digest['alerts']): string[] {
  const lines = rows.flatMap((alertId) => alerts.get(alertId) ?? []).map((alert) => briefLine(alert));
  const sections = Array.from({ length: Math.ceil(lines.length / LINES_PER_SECTION) }, (_, index) =>
    lines.slice(index * LINES_PER_SECTION, (index + 1) * LINES_PER_SECTION),
  );
  return sections.map((part) => part.join('\n'));
}

const moreOf = ({ rows, total }: Top<string>): string | null =>
  total > rows.length ? `and ${total - rows.length} more on Home` : null;

/** Nothing disappears: what did not go to the channel last week is named, the costliest first (R32). */
function deferredLine({ rows, total }: NonNullable<Digest['content']['monday']>['deferred']): string | null {
  if (total === 0) return null;
  const rest = total > rows.length ? `, and ${total - rows.length} more` : '';
  return `${count(total, 'alert')} told in digests instead of the channel last week: ${rows.map(nameWithMoney).join(', ')}${rest}`;
}

/** As many rows with all their buttons as the message holds, the first ones first. */
function fit(digest: Digest, sections: readonly Section[]): KnownBlock[] {
  const rows = sections.reduce((sum, one) => sum + one.rows.length, 0);
  for (let full = rows; full > 0; full -= 1) {
    const blocks = draw(digest, sections, full);
    if (doesFit(blocks, 0)) return blocks;
  }
  return cut(draw(digest, sections, 0));
}

function draw({ digestId, kind, period }: Digest, sections: readonly Section[], full: number): KnownBlock[] {
  const blocks: KnownBlock[] = [header(titleOf(kind, period))];
  let left = full;
  for (const { part, title: name, rows, lines, more } of sections) {
    blocks.push(context(`*${name}*`));
    for (const [index, row] of rows.entries()) {
      blocks.push(...buildRow(row, { digestId, part: `${part}${index}` }, left > 0));
      if (row.target !== null) left -= 1;
    }
    blocks.push(...(lines ?? []).map(section));
    if (more !== null) blocks.push(context(more));
  }
  return blocks;
}

const doesFit = (blocks: readonly KnownBlock[], spare: number): boolean =>
  blocks.length <= LIMITS.messageBlocks && JSON.stringify(blocks).length <= LIMITS.messageTotal - spare;

/** Only names far longer than names are come here. */
function cut(blocks: readonly KnownBlock[]): KnownBlock[] {
  if (doesFit(blocks, 0)) return [...blocks];
  let last = blocks.length;
  while (last > 1 && !doesFit(blocks.slice(0, last), SPARE_CHARACTERS)) last -= 1;
  return [...blocks.slice(0, last), context('and more on Home')];
}

/** What a notification and a screen reader say: how much there is, and the first of it with its reason and action. */
function summary({ kind, period, content }: Digest, sections: readonly Section[]): string {
  const rows = sections.flatMap((one) => one.rows);
  const first = rows[0]?.text.replaceAll('\n', '. ').replaceAll('*', '');
  const lead = rows.length > 1 ? 'First: ' : '';
  return `${titleOf(kind, period)}: ${countsOf(content)}.${first === undefined ? '' : ` ${lead}${first}`}`;
}

function countsOf({ alerts, steps, monday }: DigestContent): string {
  const counts = [some(alerts.total, 'new alert'), some(steps.total, 'next step', 'due')];
  if (monday !== null)
    counts.push(
      some(monday.low.total + monday.brief.total, 'smaller one'),
      some(monday.red.length, 'account', 'in Red'),
      some(monday.expansion.length, 'account', 'ready to expand'),
    );
  return counts.filter((part) => part !== null).join(', ');
}

const titleOf = (kind: Digest['kind'], period: string): string =>
  kind === 'monday' ? `Your week from ${dayOf(period)}` : `Your day, ${dayOf(period)}`;

const some = (total: number, noun: string, rest = ''): string | null =>
  total === 0 ? null : `${count(total, noun)} ${rest}`.trim();
