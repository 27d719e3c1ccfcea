import { describe, expect, test } from 'vitest';
import { attributesOf, previewOf, visible } from '../../../test/html.ts';
import { hrefsOf, samplesIn } from '../../../test/samples.ts';
import { sampleChange } from '../parts/dispute-code.ts';
import type { Language } from '../parts/said.ts';
import { mail as passwordChanged } from '../password-changed.ts';
import { renderMail } from './render-mail.tsx';
import { sampleAddressees } from './sample-addressees.ts';

const frame = {
  nl: {
    greeting: 'Geachte heer Wientjes,',
    regards: 'Met vriendelijke groet, Mijn TVM',
    foot: 'Wij vragen u nooit om uw wachtwoord of verificatiecode.',
  },
  en: {
    greeting: 'Dear Ms Van Joosten,',
    regards: 'Kind regards, Mijn TVM',
    foot: 'We never ask for your password or verification code.',
  },
};

const everySample = Object.values(sampleAddressees).flatMap((addressee) =>
  Object.entries(samplesIn(addressee.language)).map(([name, said]) => ({
    name,
    said,
    addressee,
    language: addressee.language,
  })),
);

describe.each(everySample)('$name in $language', ({ said, addressee, language }) => {
  const { subject, html, text } = renderMail(said, addressee);

  test('renders whole, in both parts', () => {
    for (const part of [visible(html), text.replace(/\s+/g, ' ')]) {
      for (const said of Object.values(frame[language])) expect(part).toContain(said);
      expect(part).not.toMatch(/undefined|null|NaN|\[object|Invalid Date/);
    }
    expect(subject).toMatch(/^[^\r\n]{5,100}$/);
    expect(html).toContain(`<title>${subject}</title>`);
    expect(html).toContain(`<html dir="ltr" lang="${language}"`);
    expect(html).toContain('prefers-color-scheme: dark');
    expect(html).toContain('max-width:600px');
  });

  test('says in both parts the same, but for how to follow the link', () => {
    const aboutTheLink = /^(Klik|Click|Open) .*(knop|button|link|below)/;
    const paragraphs = text
      .replace('-- \n', '')
      .split('\n\n')
      .filter((paragraph) => !paragraph.includes('http'));
    const sentences = paragraphs.flatMap((paragraph) => paragraph.trim().split(/(?<=[.?])\s/));
    expect(sentences.length).toBeGreaterThan(3);
    for (const sentence of sentences)
      if (!aboutTheLink.test(sentence)) expect(visible(html)).toContain(sentence.replace('\n', ' '));
  });

  test('begins in a list of mails with a sentence of its own, which nobody sees twice', () => {
    const preview = previewOf(html);
    expect(preview.length).toBeGreaterThan(20);
    expect(text).toContain(preview);
  });

  test('has a text part that stands alone', () => {
    expect(text).not.toMatch(/knop|button|klik|click|<|&[a-z#]/i);
  });

  test('loads nothing and follows nobody', () => {
    expect(html).not.toMatch(
      /<(img|link|script|form|iframe|object|video|audio|base|svg)|url\(|@import|@font-face/i,
    );
    expect(attributesOf(html)).not.toMatch(/\s(src|srcset|background|poster|action|on\w+)=/i);
  });

  test('has its link in both parts, or none at all', () => {
    const links = [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href);
    expect(links).toEqual(hrefsOf(said));
    expect(text.match(/https?:\S+/g) ?? []).toEqual(links);
  });

  test('gives the same bytes again', () => {
    expect(renderMail(said, addressee)).toEqual({ subject, html, text });
  });

  test('stays under the size from which Gmail hides the rest', () => {
    expect(Buffer.byteLength(html)).toBeLessThan(102 * 1024);
  });
});

const rendered = (name: string, language: Language = 'nl') => {
  const said = samplesIn(language)[name];
  if (!said) throw new Error('no such sample');
  const { subject, html, text } = renderMail(said, sampleAddressees[language]);
  return { subject, text, seen: visible(html) };
};

test("M1 says the manual's words, and why when the organisation activated", () => {
  const { subject, seen } = rendered('m1-registration-activation');
  expect(subject).toBe('Account registratie TVM');
  expect(seen).toContain(
    'Uw organisatie heeft 2FA geactiveerd voor Mijn TVM. Daarom vragen wij u uw account opnieuw te registreren.',
  );
  expect(seen).toContain(
    'Bedankt voor het registreren van een account op het Mijn TVM portaal. Klik op onderstaande knop om uw wachtwoord in te stellen.',
  );
  expect(seen).toContain('Doorgaan met registratie');
  const other = rendered('m1-registration-other');
  expect(other.seen + other.text).not.toContain('Uw organisatie heeft');
});

test.each<[string, Language, string]>([
  ['m1-registration-other', 'en', 'Account registration TVM'],
  ['m2-two-factor-activated', 'nl', '2FA is ingesteld voor uw account'],
  ['m3-password-reset', 'nl', 'Uw wachtwoord opnieuw instellen'],
  ['m4-password-changed', 'nl', 'Uw wachtwoord is gewijzigd'],
  ['m5-authenticator-replaced', 'nl', 'Nieuwe authenticator-app gekoppeld'],
  ['m6-two-factor-reversed', 'nl', '2FA is uitgeschakeld voor Voorbeeld Transport'],
  ['m6-two-factor-reversed', 'en', '2FA has been turned off for Voorbeeld Transport'],
  ['m7-login-locked-code', 'nl', 'Inloggen tijdelijk geblokkeerd'],
  ['m8-mandatory-reminder', 'nl', 'Nog 45 dagen: stel 2FA in'],
  ['m8-mandatory-reminder-last-day', 'nl', 'Nog 1 dag: stel 2FA in'],
  ['m8-mandatory-reminder-last-day', 'en', '1 day left: set up 2FA'],
  ['m9-mandatory-reminder-main-user', 'nl', '12 gebruikers hebben 2FA nog niet ingesteld'],
  ['m9-mandatory-reminder-main-user-one', 'nl', '1 gebruiker heeft 2FA nog niet ingesteld'],
])('%s in %s has the subject %j', (name, language, subject) => {
  expect(rendered(name, language).subject).toBe(subject);
});

test('M6 says who, when, why and whom to call', () => {
  const { seen } = rendered('m6-two-factor-reversed');
  expect(seen).toContain(
    'Op 11 juni 2025 om 14:27 uur heeft TVM de twee-factor-authenticatie (2FA) uitgeschakeld',
  );
  expect(seen).toContain(
    '“De hoofdgebruiker is uit dienst en de nieuwe heeft nog geen telefoon van de zaak.”',
  );
  expect(seen).toContain('+31 (0)528 29 29 99');
});

test('M7 warns of a known password after wrong codes only', () => {
  const warning = 'Iemand kent mogelijk uw wachtwoord; wijzig het.';
  const byCode = rendered('m7-login-locked-code');
  expect(byCode.text).toContain(warning);
  expect(byCode.text).toContain('geblokkeerd tot 11 juni 2025 14:42 uur');
  expect(rendered('m7-login-locked-password').text).not.toContain(warning);
});

test('M8 and M9 name the first day on which 2FA is required', () => {
  for (const name of ['m8-mandatory-reminder', 'm9-mandatory-reminder-main-user']) {
    expect(rendered(name).text).toContain('vanaf 1 november 2025');
    expect(rendered(name, 'en').text).toContain('from 1 November 2025');
  }
});

test('dates and times are those of Amsterdam, in summer and winter, in both languages', () => {
  const link = 'm1-registration-other';
  expect(rendered(link).text).toContain('De link werkt één keer, tot 12 juni 2025 14:27 uur.');
  expect(rendered(link, 'en').text).toContain('The link works once, until 12 June 2025 at 14:27.');
  const winter = (language: Language) =>
    renderMail(
      passwordChanged.say({ ...sampleChange, at: new Date('2025-12-31T23:05:00Z') }, language),
      sampleAddressees[language],
    ).text;
  expect(winter('nl')).toContain('Op 1 januari 2026 om 00:05 uur is');
  expect(winter('en')).toContain('On 1 January 2026 at 00:05 the');
});
