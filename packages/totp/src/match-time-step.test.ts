import fc from 'fast-check';
import { HOTP } from 'otpauth';
import { describe, expect, it, vi } from 'vitest';
import { generateCode } from './generate-code.ts';
import { matchTimeStep } from './match-time-step.ts';
import { generateSecret } from './secret.ts';
import { timeStepAt } from './time-step.ts';

const secret = new TextEncoder().encode('12345678901234567890'); // of RFC 4226 and RFC 6238
const atSecond = (seconds: number) => new Date(seconds * 1000);
const atStep = (step: number) => atSecond(step * 30);

describe('the published vectors', () => {
  // RFC 6238 appendix B, SHA-1; its codes have eight digits, ours are their last six.
  it.each([
    [59, '94287082'],
    [1111111109, '07081804'],
    [1111111111, '14050471'],
    [1234567890, '89005924'],
    [2000000000, '69279037'],
    [20000000000, '65353130'],
  ])('matches RFC 6238 at %i s', (seconds, eightDigits) => {
    const code = eightDigits.slice(-6);
    expect(generateCode({ secret, now: atSecond(seconds) })).toBe(code);
    expect(matchTimeStep({ secret, code, now: atSecond(seconds) })).toBe(Math.floor(seconds / 30));
  });

  // RFC 4226 appendix D.
  it.each(
    '755224 287082 359152 969429 338314 254676 287922 162583 399871 520489'
      .split(' ')
      .map((code, step) => [step, code] as const),
  )('matches RFC 4226 at count %i', (step, code) => {
    expect(generateCode({ secret, now: atStep(step) })).toBe(code);
    expect(matchTimeStep({ secret, code, now: atStep(step) })).toBe(step);
  });
});

describe('the drift', () => {
  const step = 58_000_000;
  const code = generateCode({ secret, now: atStep(step) });
  const firstMs = (step - 1) * 30_000; // one step early
  const lastMs = (step + 2) * 30_000 - 1; // the last millisecond of one step late

  it.each([firstMs, step * 30_000, lastMs])('matches from one step early to one step late (%i ms)', (ms) => {
    expect(matchTimeStep({ secret, code, now: new Date(ms) })).toBe(step);
  });

  it.each([firstMs - 1, lastMs + 1])('matches nothing a millisecond outside of it (%i ms)', (ms) => {
    expect(matchTimeStep({ secret, code, now: new Date(ms) })).toBeUndefined();
  });

  it('returns the step of the code, never that of the clock', () => {
    const offset = fc.integer({ min: firstMs, max: lastMs });
    fc.assert(fc.property(offset, (ms) => matchTimeStep({ secret, code, now: new Date(ms) }) === step));
  });

  it('returns the later of two steps that share a code, so that it is good for one use', () => {
    // Found by search: neighbours with one code under this secret.
    const [earlier, later] = [59_061_240, 59_061_241];
    const shared = { secret, code: '963181' };
    expect(generateCode({ secret, now: atStep(earlier) })).toBe(shared.code);
    expect(matchTimeStep({ ...shared, now: atStep(earlier) })).toBe(later);
    expect(matchTimeStep({ ...shared, now: atStep(later) })).toBe(later);
  });
});

describe('what is no code', () => {
  const now = atSecond(1111111109); // its code is 081804
  const forms = {
    empty: '',
    'one digit': '4',
    'five digits, the leading zero dropped': '81804',
    'seven digits': '0081804',
    'eight digits': '07081804',
    'full-width digits': '０８１８０４',
    'Arabic-Indic digits': '٠٨١٨٠٤',
    'mathematical digits': '𝟎𝟖𝟏𝟖𝟎𝟒',
    'a blank in the middle': '081 804',
    'a blank before': ' 081804',
    'a line break after': '081804\n',
    'a NUL after': '081804\0',
    'five digits and a blank': '81804 ',
    'a plus sign': '+81804',
    'a minus sign': '-81804',
    'an exponent': '8180e4',
    'a decimal point': '81804.',
    hexadecimal: '0x13F8',
    letters: 'abcdef',
    '10 kB of digits': '081804'.repeat(1707),
  };

  it('has a right form to compare with', () => {
    expect(matchTimeStep({ secret, code: '081804', now })).toBe(37037036);
  });

  it.each(Object.entries(forms))('refuses %s', (_form, code) => {
    expect(matchTimeStep({ secret, code, now })).toBeUndefined();
  });

  it.each(Object.entries(forms))('refuses %s even if the library took it', (_form, code) => {
    // otpauth once accepted codes of one digit: GHSA-rmmc-8cqj-hfp3.
    const validate = vi.spyOn(HOTP, 'validate').mockReturnValue(0);
    expect(matchTimeStep({ secret, code, now })).toBeUndefined();
    validate.mockRestore();
  });

  it.each([81804, ['081804'], null, undefined, { length: 6 }])('refuses %j, which is no text', (code) => {
    expect(matchTimeStep({ secret, code: code as unknown as string, now })).toBeUndefined();
  });

  it('refuses every text that is not the code of an accepted step', () => {
    const accepted = [-1, 0, 1].map((drift) => generateCode({ secret, now: atStep(37037036 + drift) }));
    const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.stringMatching(/^[0-9]{1,8}$/));
    fc.assert(
      fc.property(text, (code) => {
        expect(matchTimeStep({ secret, code, now }) !== undefined).toBe(accepted.includes(code));
      }),
    );
  });
});

describe('the inputs of the service itself', () => {
  it('refuses a secret of another length: its codes could be guessed', () => {
    const now = atStep(1);
    expect(() => matchTimeStep({ secret: new Uint8Array(0), code: '123456', now })).toThrow(RangeError);
    expect(() => matchTimeStep({ secret: secret.subarray(0, 15), code: '123456', now })).toThrow(RangeError);
  });

  it('refuses an invalid clock instead of taking it for the epoch', () => {
    expect(() => matchTimeStep({ secret, code: '755224', now: new Date(Number.NaN) })).toThrow(RangeError);
  });

  it('reads a secret that is a window on a larger buffer', () => {
    const pool = Buffer.concat([Buffer.alloc(7, 1), secret, Buffer.alloc(9, 2)]);
    expect(matchTimeStep({ secret: pool.subarray(7, 27), code: '287082', now: atSecond(59) })).toBe(1);
  });

  it('matches what it generates, for any secret and any time', () => {
    const time = fc.date({ min: new Date(0), max: new Date('9999-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(time, (now) => {
        const fresh = generateSecret();
        const code = generateCode({ secret: fresh, now });
        const matched = matchTimeStep({ secret: fresh, code, now });
        // A neighbour shares the code once in a million.
        expect([timeStepAt(now), timeStepAt(now) + 1]).toContain(matched);
      }),
    );
  });
});
