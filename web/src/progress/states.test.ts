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

test('a figure is named after its first state, who is furthest first', () => {
  expect(progressFigures.map(({ figure, nl }) => `${figure}: ${nl}`)).toEqual([
    'enrolled: Actief',
    'passwordSet: Wachtwoord ingesteld',
    'linkOpened: Link geopend',
    'invited: Uitgenodigd',
    'mailUndelivered: E-mail niet afgeleverd',
    'notInvited: Nog niet uitgenodigd',
    'disabled: Uitgeschakeld',
  ]);
});
