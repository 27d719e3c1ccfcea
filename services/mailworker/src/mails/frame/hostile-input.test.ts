import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tagsOf } from '../../../test/html.ts';
import { hrefsOf, samplesIn } from '../../../test/samples.ts';
import { mail as replacedNotice } from '../authenticator-replaced-notice.ts';
import type { Addressee, Language, Said } from '../parts/said.ts';
import { mail as reversed } from '../two-factor-reversed.ts';
import { renderMail } from './render-mail.tsx';
import { sampleAddressees } from './sample-addressees.ts';

/** Whatever may stand in a name, an organisation or a reason, made worse on purpose. */
const hostile = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '<a href="https://evil.example">',
        '</title><script>alert(1)</script>',
        '-->',
        '"><img src=//evil.example/x.png>',
        '\r\nBcc: a@evil.example',
        '\n\n-- \n',
        '\u2028\u2029\u0085\u202e\u2066',
        'https://evil.example/x',
        'www.evil.example',
        '&lt;b&gt;',
        '$& $1 $`',
        '’t d’ van ',
      ),
    ),
    { minLength: 1, maxLength: 5 },
  )
  // Something that can be seen, so that nothing is left out for being empty.
  .map((parts) => `x${parts.join('')}`);

/** Every sample; where others typed something in it, with that input instead. */
const withInput = (language: Language, input: string): Record<string, Said> => ({
  ...samplesIn(language),
  ...saidOf(replacedNotice, language, (facts) => ({
    ...facts,
    name: input,
    organisation: facts.organisation && input,
  })),
  ...saidOf(reversed, language, (facts) => ({ ...facts, organisation: input, reason: input })),
});

function saidOf<Facts>(
  { samples, say }: { samples: Record<string, Facts>; say: (facts: Facts, language: Language) => Said },
  language: Language,
  change: (facts: Facts) => Facts,
): Record<string, Said> {
  const said = Object.entries(samples).map(([name, facts]) => [name, say(change(facts), language)]);
  return Object.fromEntries(said);
}

const withName = (addressee: Addressee, surname: string): Addressee => ({
  ...addressee,
  namePrefix: surname,
  surname,
});

describe.each(Object.keys(samplesIn('nl')))(
  '%s, whatever stands in names, organisations and reasons,',
  (name) => {
    test.each(Object.values(sampleAddressees))('keeps its form ($language)', (addressee) => {
      const render = (input: string) => {
        const said = withInput(addressee.language, input)[name];
        if (!said) throw new Error('no such sample');
        return { said, ...renderMail(said, withName(addressee, input)) };
      };
      const usual = render('x');
      fc.assert(
        fc.property(hostile, (input) => {
          const { said, subject, html, text } = render(input);
          // No tag, attribute or comment more than usual.
          expect(tagsOf(html)).toEqual(tagsOf(usual.html));
          // Nothing that ends a header or a line, turns the direction or can't be encoded.
          expect(subject).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069\p{Cs}]/u);
          expect(text).not.toMatch(/[^\P{Cc}\n]|[\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069\p{Cs}]/u);
          expect(text.split('\n')).toHaveLength(usual.text.split('\n').length);
          // Nothing that a program turns into a link, but for the mail's own.
          for (const part of [subject, html, text]) {
            const others = hrefsOf(said).reduce((rest, href) => rest.replaceAll(href, ''), part);
            expect(others).not.toMatch(/evil\.example|:\/\/evil/);
          }
        }),
        { numRuns: 25 },
      );
    });
  },
);
