import { users } from '@tvm/db';
import { eq } from 'drizzle-orm';
import { afterAll, expect, it } from 'vitest';
import { startService } from './harness.ts';
import { createUser } from './people.ts';

const service = await startService({}, afterAll);

it.each([
  ['Jonnie', 'van', 'Joosten', 'Jonnie van Joosten'],
  ['Jonnie', 'Van', 'Joosten', 'Jonnie van Joosten'],
  ['J.', 'Van der', 'Berg', 'J. van der Berg'],
  ['', 'van der', 'Berg', 'Van der Berg'],
  ['Hans', '’t', 'Hart', 'Hans ’t Hart'],
  [' ', "'t", 'Hart', "'t Hart"],
  ['Anna', 'd’', 'Ancona', 'Anna d’Ancona'],
  ['Anna', "D' ", ' Ancona', "Anna d'Ancona"],
  ['', 'd’', 'Ancona', 'd’Ancona'],
  ['Piet', "in 't", 'Veld', "Piet in 't Veld"],
  ['Samira', '', 'El Hamdaoui', 'Samira El Hamdaoui'],
  [' Test ', ' ', ' test  Test', 'Test test Test'],
  ['Jonnie', 'van', '', 'Jonnie van'],
  ['', '', 'Wientjes', 'Wientjes'],
  ['', '', '', ''],
])(
  'a full name of %j, %j and %j is %j, on every screen and in every mail',
  async (firstName, namePrefix, surname, full) => {
    const user = await createUser(service, { firstName, namePrefix, surname, password: null });
    const [row] = await service.ownerDb
      .select({ fullName: users.fullName })
      .from(users)
      .where(eq(users.id, user.id));
    expect(row?.fullName).toBe(full);
  },
);
