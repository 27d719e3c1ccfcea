import { expect, type Page } from '@playwright/test';
import { TOTP } from 'totp-generator';
import { runIfThere } from './programs.ts';
import { readQr } from './qr-reader.ts';

const PERIOD_MS = 30_000;
/** A code of the former time step is good for the rest of the present one: so much of that has to be left. */
const ENOUGH_MS = 12_000;

/** The time step of now: a count of periods since the epoch (RFC 6238). */
export const timeStepNow = (): number => Math.floor(Date.now() / PERIOD_MS);

/** An authenticator app on a person's phone. Its codes come from oathtool, or where that isn't installed from an npm package. */
export class Authenticator {
  readonly secret: string;
  /** The time step of the last code that was given. */
  lastStep = 0;

  /** @param secret base32 */
  constructor(secret: string) {
    this.secret = secret;
  }

  /** Points the phone's camera at the screen. */
  static async scan(page: Page): Promise<Authenticator> {
    const uri = new URL(await readQr(await page.screenshot({ fullPage: true })));
    expect(uri.protocol).toBe('otpauth:');
    expect(uri.host).toBe('totp');
    const { secret, issuer, ...rest } = Object.fromEntries(uri.searchParams);
    // What every app takes for granted; some ignore anything else.
    expect({ algorithm: 'SHA1', digits: '6', period: '30', ...rest }).toEqual({
      algorithm: 'SHA1',
      digits: '6',
      period: '30',
    });
    expect(decodeURIComponent(uri.pathname)).toMatch(new RegExp(`^/${issuer}:.+@.+$`));
    return new Authenticator(secret ?? '');
  }

  /**
   * A code that wasn't given before, for each is accepted once. The service takes the present step and one on either side (clocks
   * drift), which spares most of the waiting; when all three are used up, this waits for the next.
   */
  async nextCode(): Promise<string> {
    const earliest = PERIOD_MS - (Date.now() % PERIOD_MS) > ENOUGH_MS ? timeStepNow() - 1 : timeStepNow();
    const step = Math.max(earliest, this.lastStep + 1);
    await expect.poll(() => timeStepNow() + 1, { timeout: 2 * PERIOD_MS }).toBeGreaterThanOrEqual(step);
    this.lastStep = step;
    return this.codeOf(step);
  }

  /** Whether the code that was given last is one that the service would take now, if it hadn't been given. */
  isCurrent(): boolean {
    return Math.abs(timeStepNow() - this.lastStep) <= 1;
  }

  /** The code of one time step, whether or not it was given before. */
  async codeOf(step: number): Promise<string> {
    const timestamp = step * PERIOD_MS;
    const now = new Date(timestamp).toISOString().replace('T', ' ').replace('.000Z', ' UTC');
    const said = await runIfThere('oathtool', ['--totp', '--base32', '--now', now, this.secret]);
    return said?.trim() ?? (await TOTP.generate(this.secret, { timestamp })).otp;
  }
}
