import { describe, expect, test } from 'vitest';
import type { Addressee, Mail } from './mail.ts';
import { renderMail } from './render-mail.tsx';
import { sampleAddressee, sampleMails } from './sample-mails.ts';

/** What a person reads: no tags, no head, entities decoded as far as our texts use them. */
const visible = (html: string) =>
  html
    .replace(/^.*<\/head>/s, '')
    .replace(/<!--.*?-->/gs, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#x27;/g, "'")
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ');

describe.each(Object.entries(sampleMails))('%s', (_, mail) => {
  const { subject, html, text } = renderMail(mail, sampleAddressee);

  test('renders whole, in both parts', () => {
    for (const part of [visible(html), text]) {
      expect(part).toContain('Geachte heer Wientjes,');
      expect(part).toContain('Met vriendelijke groet,');
      expect(part).toContain('Wij vragen u nooit om uw wachtwoord of verificatiecode.');
      expect(part).not.toMatch(/undefined|null|NaN|\[object|Invalid Date/);
    }
    expect(subject).not.toMatch(/[\r\n]/);
    expect(html).toContain('lang="nl"');
    expect(html).toContain('prefers-color-scheme: dark');
    expect(html).toContain('max-width:600px');
  });

  test('loads nothing and follows nobody', () => {
    expect(html).not.toMatch(/<img|<link|<script|<form|<iframe|url\(|@import|@font-face/i);
  });

  test('has its link in both parts, or none at all', () => {
    const links = [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href);
    expect(links).toEqual('link' in mail ? [mail.link] : []);
    expect(text.match(/https?:\S+/g) ?? []).toEqual(links);
  });

  test('gives the same bytes again', () => {
    expect(renderMail(mail, sampleAddressee)).toEqual({ subject, html, text });
  });
});

const rendered = (name: string, addressee: Addressee = sampleAddressee) => {
  const { subject, html, text } = renderMail(sampleMails[name] as Mail, addressee);
  return { subject, text, seen: visible(html) };
};

test("M1 says the manual's words, and why when the organisation activated", () => {
  const { subject, seen, text } = rendered('registration-activation');
  expect(subject).toBe('Account registratie TVM');
  expect(seen).toContain(
    'Uw organisatie heeft 2FA geactiveerd voor Mijn TVM. Daarom vragen wij u uw account opnieuw te registreren.',
  );
  expect(seen).toContain(
    'Bedankt voor het registreren van een account op het Mijn TVM portaal. Klik op onderstaande knop om uw wachtwoord in te stellen.',
  );
  expect(seen).toContain('Doorgaan met registratie');
  expect(text).not.toContain('knop');
  const other = rendered('registration-other');
  expect(other.seen + other.text).not.toContain('Uw organisatie heeft');
});

test('dates are Dutch and of Amsterdam, in summer and winter', () => {
  expect(rendered('registration-other').text).toContain(
    'De link werkt één keer, tot 12 juni 2025 14:27 uur.',
  );
  const winter = { template: 'password_changed', at: new Date('2025-12-31T23:05:00Z') } as const;
  expect(renderMail(winter, sampleAddressee).text).toContain('Op 1 januari 2026 om 00:05 uur is');
});

test('markup and line breaks in names stay harmless', () => {
  const surname = '<a href="https://evil.example">Jansen</a>\r\n\r\nBel 0900';
  const notice = { ...sampleMails['authenticator-replaced-notice'], name: surname } as Mail;
  const { subject, html, text } = renderMail(notice, { ...sampleAddressee, surname });
  expect(html).not.toContain('<a ');
  expect(html).toContain('&lt;a href=');
  expect(text).not.toMatch(/^Bel 0900/m);
  expect(text).not.toContain('https://evil.example');
  expect(subject).toBe('Nieuwe authenticator-app gekoppeld voor een gebruiker');
});
