import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decode } from 'fast-png';
import decodeQr from 'qr/decode.js';
import { runIfThere } from './programs.ts';

/**
 * What the QR code in a screenshot says, read as a phone's camera would: by ZBar, or where that isn't installed by an npm package.
 * Neither has anything to do with what drew it.
 * @param screenshot a PNG with one QR code somewhere on it
 */
export async function readQr(screenshot: Buffer): Promise<string> {
  return (await readWithZbar(screenshot)) ?? readWithNpm(screenshot);
}

async function readWithZbar(screenshot: Buffer): Promise<string | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'tvm-qr-'));
  try {
    const path = join(folder, 'screenshot.png');
    await writeFile(path, screenshot, { mode: 0o600 });
    const said = await runIfThere('zbarimg', [
      '--quiet',
      '--raw',
      '--set',
      '*.enable=0',
      '--set',
      'qr.enable=1',
      path,
    ]);
    return said?.trim();
  } finally {
    await rm(folder, { recursive: true });
  }
}

function readWithNpm(screenshot: Buffer): string {
  const { width, height, data } = decode(screenshot);
  return decodeQr({ width, height, data: Uint8Array.from(data) }, { timeLimit: 5_000 });
}
