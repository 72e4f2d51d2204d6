import type { TableBlock as SlackTable } from '@slack/types';
import type { ReactNode } from 'react';
import { CellContent } from './table-cell';

/** A plain table: the first row is its head. */
export function TableBlock({ block }: { block: SlackTable }): ReactNode {
  const [head = [], ...rows] = block.rows;
  const align = (column: number) => ({ textAlign: block.column_settings?.[column]?.align ?? 'left' });
  return (
    <div className="block-table" tabIndex={0} role="region" aria-label="Table">
      <table>
        <thead>
          <tr>
            {head.map((cell, column) => (
              <th key={column} scope="col" style={align(column)}>
                <CellContent cell={cell} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {row.map((cell, column) => (
                <td key={column} style={align(column)}>
                  <CellContent cell={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
