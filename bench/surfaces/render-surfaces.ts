import type { SurfaceFigures } from './measure-surface';

export type SurfaceRow = { name: string; who: string; figures: ReadonlyMap<number, SurfaceFigures> };

const TARGET_MS = 1_000;

/** docs/surfaces.md: one row per surface, words and blocks as measured with the largest fleet. */
export function renderSurfaces(
  rows: readonly SurfaceRow[],
  sizes: readonly number[],
  { machine, messages }: { machine: string; messages: readonly MessageRow[] },
): string {
  const largest = Math.max(...sizes);
  const columns = sizes.map((size) => `p50 / p95 ms at ${size.toLocaleString('en')}`);
  const lines = rows.map(({ name, who, figures }) => {
    const last = figures.get(largest);
    const times = sizes.map((size) => timesOf(figures.get(size)));
    return row([name, who, String(last?.words ?? '–'), String(last?.blocks ?? '–'), ...times]);
  });
  const slow = rows.filter(({ figures }) => (figures.get(largest)?.p95Ms ?? 0) > TARGET_MS).map(({ name }) => name);
  return [
    '# Every surface',
    '',
    `Written by \`npm run surfaces -- --write\` on ${machine}.`,
    'From the signed request of Slack to the call that shows the surface: the whole app over HTTP, with a recorder in the place of Slack,',
    'one request at a time, 30 accounts each. Words are those a reader sees, blocks those of Block Kit.',
    '',
    row(['surface', 'asked by', 'words', 'blocks', ...columns]),
    row(['---', '---', '--:', '--:', ...sizes.map(() => '--:')]),
    ...lines,
    '',
    slow.length === 0
      ? `Nothing that is opened takes over a second at p95 with ${largest.toLocaleString('en')} accounts.`
      : `Over a second at p95 with ${largest.toLocaleString('en')} accounts: ${slow.join(', ')}.`,
    '',
    '## What arrives by itself',
    '',
    'Messages of the same company, as its jobs wrote them.',
    '',
    row(['message', 'words', 'blocks']),
    row(['---', '--:', '--:']),
    ...messages.map(({ name, words, blocks }) => row([name, String(words), String(blocks)])),
    '',
  ].join('\n');
}

export type MessageRow = { name: string; words: number; blocks: number };

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const timesOf = (figures: SurfaceFigures | undefined): string =>
  figures === undefined ? '–' : `${Math.round(figures.p50Ms)} / ${Math.round(figures.p95Ms)}`;
