type Cell = string | number | null;

/** What spreadsheets take for the beginning of a formula (OWASP, "CSV Injection"), the full-width forms included. */
const FORMULA = /^[\s\0]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/;

/** One line as RFC 4180 has it, with its CRLF, but with semicolons: what a Dutch spreadsheet opens into columns. A cell that a spreadsheet would compute gets an apostrophe in front. */
export function csvRow(cells: readonly Cell[]): string {
  return `${cells.map(csvCell).join(';')}\r\n`;
}

function csvCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const defused = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[";\r\n]/.test(defused) ? `"${defused.replaceAll('"', '""')}"` : defused;
}
