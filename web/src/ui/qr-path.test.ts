import jsQR from 'jsqr';
import { expect, test } from 'vitest';
import { qrPath } from './qr-path.ts';

const keyUri =
  'otpauth://totp/Mijn%20TVM:joost%40tvm.test?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Mijn%20TVM&algorithm=SHA1&digits=6&period=30';
const pixelsAModule = 4;

/** Paints the path's runs the way a browser would: black on white, as RGBA pixels. */
function paint({ size, path }: ReturnType<typeof qrPath>): { data: Uint8ClampedArray; width: number } {
  const width = size * pixelsAModule;
  const data = new Uint8ClampedArray(width * width * 4).fill(255);
  for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let py = Number(y) * pixelsAModule; py < (Number(y) + 1) * pixelsAModule; py++) {
      const from = (py * width + Number(x) * pixelsAModule) * 4;
      for (let p = 0; p < Number(length) * pixelsAModule; p++) data.fill(0, from + p * 4, from + p * 4 + 3);
    }
  }
  return { data, width };
}

test('an independent decoder reads the key URI from the drawn path', () => {
  const { data, width } = paint(qrPath(keyUri));
  expect(jsQR.default(data, width, width)?.data).toBe(keyUri);
});

test('four modules around the code stay white', () => {
  const { size, path } = qrPath(keyUri);
  const runs = [...path.matchAll(/M(\d+) (\d+)h(\d+)/g)].map(([, x, y, length]) => ({
    left: Number(x),
    right: Number(x) + Number(length),
    row: Number(y),
  }));
  expect(Math.min(...runs.map((run) => run.left), ...runs.map((run) => run.row))).toBe(4);
  expect(Math.max(...runs.map((run) => run.right), ...runs.map((run) => run.row + 1))).toBe(size - 4);
});
