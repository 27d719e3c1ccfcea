import { describe, expect, it } from 'vitest';
import { startProvisioning } from '../../../../test/provisioning.ts';

const { given, ask, put } = await startProvisioning();

describe('getProvisionedUser', () => {
  it('shows a user as the source last put them', async () => {
    await put(1);
    expect((await ask('GET', `/users/${given.ext}`)).body).toEqual({
      ...{
        externalId: given.ext,
        version: 1,
        organisation: given.org,
        email: `${given.ext.toLowerCase()}@tvm.test`,
        title: null,
      },
      ...{
        firstName: 'Gewone',
        namePrefix: '',
        surname: 'sub',
        language: 'nl',
        mainUser: false,
        disabled: false,
      },
    });
  });

  it('shows a change and a disabled user, and nobody as nobody', async () => {
    await put(1);
    await put(2, { title: 'mevrouw', mainUser: true, disabled: true });
    const changed = { version: 2, title: 'mevrouw', mainUser: true, disabled: true };
    expect((await ask('GET', `/users/${given.ext}`)).body).toMatchObject(changed);
    const { status, body: problem } = await ask('GET', '/users/USR-nobody');
    expect([status, problem.code]).toEqual([404, 'user_not_found']);
  });
});
