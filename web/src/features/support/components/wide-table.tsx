import type { ReactNode } from 'react';

export type WideColumn<Row> = {
  title: string;
  value: (row: Row) => ReactNode;
  isNumber?: boolean;
};

type WideTableProps<Row> = {
  caption: string;
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  columns: readonly WideColumn<Row>[];
  /** Whether the first column names its row. */
  hasRowHeader?: boolean;
};

/** A table as wide as the page; on a phone each row is a list of its cells with their titles. */
export function WideTable<Row>({ caption, rows, keyOf, columns, hasRowHeader = true }: WideTableProps<Row>) {
  return (
    <div className="wide-table">
      <table>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ title, isNumber }) => (
              <th key={title} scope="col" data-number={isNumber}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              {columns.map(({ title, value, isNumber }, index) =>
                hasRowHeader && index === 0 ? (
                  <th key={title} scope="row">
                    {value(row)}
                  </th>
                ) : (
                  <td key={title} data-label={title} data-number={isNumber}>
                    {value(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
