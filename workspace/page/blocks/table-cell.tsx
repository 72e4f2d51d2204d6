import type { TableBlock } from '@slack/types';
import type { ReactNode } from 'react';
import { RichTextBlock } from './rich-text-block';

export type Cell = TableBlock['rows'][number][number];

/** What stands in one cell: raw text or a number as is, rich text drawn. */
export function CellContent({ cell }: { cell: Cell }): ReactNode {
  return cell.type === 'rich_text' ? <RichTextBlock block={cell} /> : cell.text;
}
