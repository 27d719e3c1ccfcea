import type { Schema } from '@tvm/contract';
import { expect, test } from 'vitest';
import { csvOf } from './whole-list.ts';

const user: Schema<'OrganisationUser'> = {
  id: '01937f3e-0000-7000-8000-000000000002',
  fullName: '=Jonnie; van Joosten',
  email: 'joost@tvm.test',
  role: 'main_user',
  progress: 'invited',
  authenticators: 0,
  hasPasskey: false,
  neverLoggedIn: false,
  mailUndelivered: false,
  mail: null,
  invitedAt: '2025-06-11T12:27:00Z',
  linkExpiresAt: null,
  resendableFrom: null,
};

test('a spreadsheet gets each user in a row of words, in UTF-8, and computes none of it', () => {
  expect(csvOf([user], 'nl')).toBe(
    '\uFEFFVolledige naam;E-mailadres;Voortgang;Uitgenodigd;Link geldig tot\r\n' +
      `"'=Jonnie; van Joosten";joost@tvm.test;Uitgenodigd;11 jun 2025, 14:27;\r\n`,
  );
});
