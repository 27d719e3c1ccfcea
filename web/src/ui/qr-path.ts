import { create } from 'qrcode';

/** The white border that ISO/IEC 18004 asks for around a QR code, in modules. */
const quietZone = 4;

/** A QR code as one SVG path of dark runs, in modules, with its quiet zone inside `size`. */
export function qrPath(content: string): { size: number; path: string } {
  const { size, data } = create(content, { errorCorrectionLevel: 'M' }).modules;
  let path = '';
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; ) {
      let end = column;
      while (end < size && data[row * size + end] === 1) end++;
      if (end > column)
        path += `M${column + quietZone} ${row + quietZone}h${end - column}v1h${column - end}z`;
      column = end + 1;
    }
  }
  return { size: size + 2 * quietZone, path };
}
