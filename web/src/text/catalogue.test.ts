import { problemCodes } from '@tvm/contract';
import { describe, expect, test } from 'vitest';
import { catalogues } from './catalogue.ts';
import * as formats from './formats.ts';

type Words = (...facts: number[]) => string;

/** Every entry of a catalogue with its path: `activation.range`. */
function entries(catalogue: object, path = ''): [string, unknown][] {
  return Object.entries(catalogue).flatMap(([key, value]) =>
    typeof value === 'object' && value !== null
      ? entries(value, `${path}${key}.`)
      : [[`${path}${key}`, value]],
  );
}

const { nl, en } = catalogues;
const dutch = entries(nl);
const english = new Map(entries(en));
const sentences = dutch.filter(
  (entry): entry is [string, Words] => typeof entry[1] === 'function' && entry[0] !== 'problem',
);

describe('the catalogue', () => {
  test('has the same entries in both languages, none of them empty', () => {
    expect([...english.keys()].sort()).toEqual(dutch.map(([path]) => path).sort());
    for (const [path, words] of [...dutch, ...english]) expect(words, path).not.toBe('');
  });

  // A number stands for any fact: a count, a name, or an instant in milliseconds.
  test.each(sentences)('%s names each of its facts in both languages', (path, say) => {
    const sayEnglish = english.get(path) as Words;
    const day = 86_400_000;
    const facts = Array.from({ length: say.length }, (_, i) => (i + 2) * 400 * day);
    for (const [i, fact] of facts.entries()) {
      // Another day, and another time of it: a screen may say either.
      const changed = facts.with(i, fact + 31 * day + 61 * 60_000);
      expect(say(...changed), `fact ${i}, Dutch`).not.toBe(say(...facts));
      expect(sayEnglish(...changed), `fact ${i}, English`).not.toBe(sayEnglish(...facts));
    }
  });

  test.each(problemCodes)('has words for the problem %s, with and without the time to wait', (code) => {
    for (const { problem } of [nl, en]) {
      for (const facts of [{}, { retryAt: '2026-11-22T10:15:00Z', retryAfterSeconds: 900 }]) {
        expect(problem({ code, ...facts })).toMatch(/^\S.*[.]$/);
        expect(problem({ code, ...facts })).not.toMatch(/undefined|NaN|Invalid/);
      }
    }
  });

  test.each(['common', 'pattern', 'context', 'breached'] as const)(
    'says of a password that is refused as %s why it is, and what helps',
    (rule) => {
      const [dutch, english] = [nl.setPassword.refused[rule], en.setPassword.refused[rule]];
      expect(dutch).toMatch(
        /^Dit wachtwoord (is te raden: |staat in een lijst van gelekte).+ Wat helpt: drie of vier woorden .+wachtwoordmanager/,
      );
      expect(english).toMatch(
        /^This password (can be guessed: |is on a list of leaked).+ What helps: three or four words .+password manager/,
      );
    },
  );

  test('says until when logging in is blocked, in Dutch time', () => {
    expect(nl.problem({ code: 'login_locked', retryAt: '2026-11-22T10:15:00Z' })).toBe(
      'Inloggen is tijdelijk geblokkeerd tot 11:15 uur. Hulp nodig? Bel +31 (0)528 29 29 99.',
    );
  });

  test('says how long somebody waits who is turned away because many log in', () => {
    const problem = (retryAfterSeconds: number) =>
      nl.problem({ code: 'service_unavailable', retryAfterSeconds });
    expect(problem(20)).toBe('Er loggen nu veel mensen in. Probeer het over 20 seconden opnieuw.');
    expect(problem(5)).toBe(nl.problem({ code: 'internal_error' }));
  });

  test('shows the mandatory date as the day that begins in Amsterdam', () => {
    expect(formats.nl.day('2027-10-31T23:00:00Z')).toBe('1 november 2027');
    expect(formats.en.day('2027-10-31T23:00:00Z')).toBe('1 November 2027');
  });
});

describe('the strings of the manual', () => {
  const manual = [
    'Welkom bij Mijn TVM',
    'E-mailadres',
    'Wachtwoord',
    'OF',
    'Wachtwoord wijzigen',
    'Profiel',
    '2FA activeren',
    'Twee-factor-authenticatie (2FA) inschakelen',
    'Wanneer 2FA is geactiveerd, kunt u dit niet meer ongedaan maken.',
    'Voor onderstaande gebruikers wordt twee-factor-authenticatie (2FA) geactiveerd. Iedere gebruiker ontvangt automatisch een e-mail met instructies om 2FA in te stellen.',
    'Volledige naam',
    'Annuleren',
    '2FA succesvol ingeschakeld',
    'Met deze extra beveiligingsmaatregel is uw account beter beschermd tegen ongeautoriseerde toegang. Uw bijdrage aan digitale veiligheid wordt gewaardeerd.',
    'wachtwoorden komen overeen',
    'Doorgaan',
    'Verificatiecode',
    'Volgende',
  ];
  const said = new Set(dutch.map(([, words]) => words));

  test.each(manual)('«%s» stands on a screen to the letter', (words) => {
    expect(said).toContain(words);
  });

  test('«1 t/m 4 van 4» is what the pager says', () => {
    expect(nl.activation.range(1, 4, 4)).toBe('1 t/m 4 van 4');
  });
});
