import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Addressee, Mail } from './mail.ts';
import { renderMail } from './render-mail.tsx';
import { sampleAddressees, sampleMails } from './sample-mails.ts';
import { tagsOf } from './test-html.ts';

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

function withInput(mail: Mail, input: string): Mail {
  switch (mail.template) {
    case 'authenticator_replaced_notice':
      return { ...mail, name: input, organisation: mail.organisation && input };
    case 'two_factor_reversed':
      return { ...mail, organisation: input, reason: input };
    default:
      return mail;
  }
}

const withName = (addressee: Addressee, surname: string): Addressee => ({
  ...addressee,
  namePrefix: surname,
  surname,
});

describe.each(Object.entries(sampleMails))(
  '%s, whatever stands in names, organisations and reasons,',
  (_, mail) => {
    test.each(Object.values(sampleAddressees))('keeps its form ($language)', (addressee) => {
      const usual = renderMail(withInput(mail, 'x'), withName(addressee, 'x'));
      fc.assert(
        fc.property(hostile, (input) => {
          const { subject, html, text } = renderMail(withInput(mail, input), withName(addressee, input));
          // No tag, attribute or comment more than usual.
          expect(tagsOf(html)).toEqual(tagsOf(usual.html));
          // Nothing that ends a header or a line, turns the direction or can't be encoded.
          expect(subject).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069\p{Cs}]/u);
          expect(text).not.toMatch(/[^\P{Cc}\n]|[\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069\p{Cs}]/u);
          expect(text.split('\n')).toHaveLength(usual.text.split('\n').length);
          // Nothing that a program turns into a link, but for the mail's own.
          for (const part of [subject, html, text])
            expect('link' in mail ? part.replaceAll(mail.link, '') : part).not.toMatch(
              /evil\.example|:\/\/evil/,
            );
        }),
        { numRuns: 25 },
      );
    });
  },
);
