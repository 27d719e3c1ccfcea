import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicaliseEmail, maskEmail } from './email.ts';

describe('canonicaliseEmail', () => {
  it.each([
    ['joost@tvm.test', 'joost@tvm.test'],
    ['  Joost@TVM.Test\n', 'joost@tvm.test'],
    ['marten_1995@live.nl', 'marten_1995@live.nl'],
    ["o'neill+tvm@sub.example.co.uk", "o'neill+tvm@sub.example.co.uk"],
    ['anna.van.der.wit@tvm.test', 'anna.van.der.wit@tvm.test'],
    ['joost@x.y', 'joost@x.y'],
    ['joost@tvm.4you', 'joost@tvm.4you'],
    ['info@Bücher.test', 'info@xn--bcher-kva.test'],
    ['info@bu\u0308cher.test', 'info@xn--bcher-kva.test'], // decomposed
    ['info@XN--BCHER-KVA.test', 'info@xn--bcher-kva.test'],
    ['info@пример.рф', 'info@xn--e1afmkfd.xn--p1ai'],
    [`${'a'.repeat(64)}@tvm.test`, `${'a'.repeat(64)}@tvm.test`],
  ])('stores "%s" as %s', (typed, stored) => {
    expect(canonicaliseEmail(typed)).toBe(stored);
  });

  it.each([
    ['the Kelvin sign for k', 'jo\u212Ae@tvm.test'],
    ['the long s for s', 'joo\u017Ft@tvm.test'],
    ['a dotless i for i', 'm\u0131ke@tvm.test'],
    ['a dotted capital I', 'M\u0130KE@tvm.test'],
    ['a Cyrillic o', 'j\u043E\u043Est@tvm.test'],
    ['full-width letters', 'ｊｏｏｓｔ@tvm.test'],
    ['an accent', 'jöost@tvm.test'],
    ['a zero-width space', 'joo\u200Bst@tvm.test'],
    ['a combining accent', 'joost\u0301@tvm.test'],
  ])('refuses a look-alike before the @: %s', (_what, text) => {
    expect(canonicaliseEmail(text)).toBeUndefined();
  });

  it.each([
    ['the Kelvin sign', 'joost@\u212Apn.test'],
    ['the long s', 'joost@po\u017Ft.test'],
    ['full-width letters', 'joost@ｔｖｍ.test'],
    ['full-width letters beside another script', 'joost@ｔｖｍ.bücher.test'],
    ['a soft hyphen', 'joost@tv\u00ADm.test'],
    ['a zero-width joiner', 'joost@tv\u200Dm.test'],
    ['an ideographic full stop', 'joost@tvm。test'],
    ['an ideographic full stop beside another script', 'joost@bü。nl'],
    ['an ideographic full stop that moves the labels', 'joost@bü。test.nl'],
    ['a full-width @', 'joost＠tvm.test'],
  ])('refuses a domain that only looks like an ASCII one: %s', (_what, text) => {
    expect(canonicaliseEmail(text)).toBeUndefined();
  });

  it('keeps a domain in another script apart from the one it resembles', () => {
    expect(canonicaliseEmail('joost@t\u0432m.test')).not.toBe('joost@tvm.test');
  });

  it.each([
    ['empty', ''],
    ['blank', '   '],
    ['no @', 'joost.tvm.test'],
    ['nothing before the @', '@tvm.test'],
    ['nothing after the @', 'joost@'],
    ['two @', 'joost@evil@tvm.test'],
    ['two addresses', 'joost@tvm.test,evil@evil.test'],
    ['a name with it', 'Joost <joost@tvm.test>'],
    ['a blank inside', 'jo ost@tvm.test'],
    ['a line break inside', 'joost@tvm.test\r\nBcc: evil@evil.test'],
    ['a tab that URLs drop', 'joost@tv\tm.test'],
    ['a NUL', 'joost\0@tvm.test'],
    ['a quoted local part', '"joost"@tvm.test'],
    ['a comment', 'joost(x)@tvm.test'],
    ['a dot first', '.joost@tvm.test'],
    ['two dots', 'jo..ost@tvm.test'],
    ['one label', 'joost@localhost'],
    ['an IPv4 address', 'joost@127.0.0.1'],
    ['a hidden IPv4 address', 'joost@0x7f.1'],
    ['an IPv6 address', 'joost@[::1]'],
    ['a port', 'joost@tvm.test:25'],
    ['a path', 'joost@tvm.test/x'],
    ['a path beside another script', 'joost@x.bü/y'],
    ['a query', 'joost@tvm.test?x'],
    ['percent-encoding', 'joost@t%76m.test'],
    ['an underscore in the domain', 'joost@t_vm.test'],
    ['a hyphen at a label’s end', 'joost@tvm-.test'],
    ['a dot last', 'joost@tvm.test.'],
    ['a local part of 65', `${'a'.repeat(65)}@tvm.test`],
    ['a label of 64', `joost@${'a'.repeat(64)}.test`],
    ['255 characters', `${'a'.repeat(60)}@${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(63)}.nl`],
    ['more than 254 characters once in ASCII', `joost@${'ü.'.repeat(60)}test`],
    ['10 kB', `${'a.'.repeat(5000)}@tvm.test`],
  ])('refuses what is no address: %s', (_what, text) => {
    expect(canonicaliseEmail(text)).toBeUndefined();
  });

  it('takes 254 characters', () => {
    const longest = `${'a'.repeat(59)}@${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(63)}.nl`;
    expect(longest).toHaveLength(254);
    expect(canonicaliseEmail(longest)).toBe(longest);
  });

  const character = fc.oneof(
    fc.constantFrom(...'abkist.-@KIST\u212A\u017F\u0131\u0130ｋ。＠\u00AD\u200D\u0301ü% /:'),
    fc.string({ unit: 'grapheme', maxLength: 1 }),
  );
  const text = fc
    .tuple(
      fc.array(character, { minLength: 1, maxLength: 5 }),
      fc.array(character, { minLength: 1, maxLength: 8 }),
    )
    .map(([localPart, domain]) => `${localPart.join('')}@${domain.join('')}.nl`);

  it('is idempotent', () => {
    fc.assert(
      fc.property(fc.oneof(text, fc.emailAddress()), (typed) => {
        const stored = canonicaliseEmail(typed);
        if (stored !== undefined) expect(canonicaliseEmail(stored)).toBe(stored);
      }),
    );
  });

  it('lets an address be reached only by itself, but for ASCII case and a domain in its own script', () => {
    fc.assert(
      fc.property(text, (typed) => {
        const stored = canonicaliseEmail(typed);
        if (stored === undefined || stored.includes('xn--')) return;
        const asciiLower = typed.trim().replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
        expect(stored).toBe(asciiLower);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('maskEmail', () => {
  it.each([
    ['joost@tvm.test', 'j•••@tvm.test'],
    ['j@tvm.test', 'j•••@tvm.test'],
    ['accounthouder@tvm.test', 'a•••@tvm.test'],
    ['no address', '•••'],
    ['@tvm.test', '•••'],
  ])('shows %s as %s', (email, masked) => {
    expect(maskEmail(email)).toBe(masked);
  });
});
