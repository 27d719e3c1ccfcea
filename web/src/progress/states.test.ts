import { expect, test } from 'vitest';
import { mailStates, progressFigures, progressStates, timelineEvents } from './states.ts';

test('every state and event has a name in both languages', () => {
  for (const table of [progressStates, mailStates, timelineEvents]) {
    for (const [state, { nl, en }] of Object.entries(table)) {
      expect(nl, state).toMatch(/\S/);
      expect(en, state).toMatch(/\S/);
    }
  }
});

test('a figure has the name of its state, who is furthest first', () => {
  expect(progressFigures.map(({ figure, nl }) => `${figure}: ${nl}`)).toEqual([
    'enrolled: Actief',
    'password_set: Wachtwoord ingesteld',
    'link_opened: Link geopend',
    'invited: Uitgenodigd',
    'mail_undelivered: E-mail niet afgeleverd',
    'not_invited: Nog niet uitgenodigd',
    'disabled: Uitgeschakeld',
  ]);
});
