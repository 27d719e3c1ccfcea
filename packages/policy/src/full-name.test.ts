import { expect, it } from 'vitest';
import { fullName } from './full-name.ts';

it.each([
  [{ firstName: 'Jonnie', namePrefix: 'van', surname: 'Joosten' }, 'Jonnie van Joosten'],
  [{ firstName: 'Super', namePrefix: null, surname: 'sub 41' }, 'Super sub 41'],
  [{ firstName: '', namePrefix: ' ', surname: 'Wientjes' }, 'Wientjes'],
  [{ firstName: ' Test ', namePrefix: undefined, surname: 'Test' }, 'Test Test'],
  [{}, ''],
])('joins %j to "%s"', (name, full) => {
  expect(fullName(name)).toBe(full);
});
