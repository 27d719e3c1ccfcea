import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect } from '@playwright/test';
import { decode, encode } from 'fast-png';

const folder = fileURLToPath(new URL('../../../docs/images/', import.meta.url));
const MOST_BYTES = 100_000;

/** Keeps a picture of the documents, by its name. The browser is quick rather than thorough in packing one. */
export async function keepPicture(name: string, screenshot: Buffer): Promise<void> {
  const packed = encode(decode(screenshot), { zlib: { level: 9 } });
  expect(packed.length).toBeLessThan(MOST_BYTES);
  await writeFile(`${folder}${name}.png`, packed);
}
