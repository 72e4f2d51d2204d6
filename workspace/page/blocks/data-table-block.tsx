import type { DataTableBlock as SlackDataTable } from '@slack/types';
import { useState, type ReactNode } from 'react';
import { CellContent } from './table-cell';

const DEFAULT_PAGE_SIZE = 5; // Slack's default

type Row = SlackDataTable['rows'][number];

function DataRow({ row, header }: { row: Row; header: number }): ReactNode {
  return (
    <tr>
      {row.map((cell, column) =>
        column === header ? (
          <th key={column} scope="row">
            <CellContent cell={cell} />
          </th>
        ) : (
          <td key={column} className={cell.type === 'raw_number' ? 'cell-number' : undefined}>
            <CellContent cell={cell} />
          </td>
        ),
      )}
    </tr>
  );
}

function Pager({ page, pages, onPage }: { page: number; pages: number; onPage: (page: number) => void }): ReactNode {
  return (
    <div className="table-pager">
      <button type="button" className="button button-default" disabled={page === 0} onClick={() => onPage(page - 1)}>
        Previous
      </button>
      <span aria-live="polite">
        Page {page + 1} of {pages}
      </span>
      <button
        type="button"
        className="button button-default"
        disabled={page === pages - 1}
        onClick={() => onPage(page + 1)}
      >
        Next
      </button>
    </div>
  );
}

/** A captioned table in pages, with a head row and a head column. */
export function DataTableBlock({ block }: { block: SlackDataTable }): ReactNode {
  const [page, setPage] = useState(0);
  const [head = [], ...rows] = block.rows;
  const size = block.page_size ?? DEFAULT_PAGE_SIZE;
  const pages = Math.max(1, Math.ceil(rows.length / size));
  return (
    <div className="block-table" tabIndex={0} role="region" aria-label={block.caption}>
      <table>
        <caption>{block.caption}</caption>
        <thead>
          <tr>
            {head.map((cell, column) => (
              <th key={column} scope="col">
                <CellContent cell={cell} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(page * size, (page + 1) * size).map((row, index) => (
            <DataRow key={index} row={row} header={block.row_header_column_index ?? 0} />
          ))}
        </tbody>
      </table>
      {pages > 1 && <Pager page={page} pages={pages} onPage={setPage} />}
    </div>
  );
}
