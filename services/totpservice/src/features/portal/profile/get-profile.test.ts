import { afterAll, expect, it } from 'vitest';
import { activate, exempt } from '../../../../test/decisions.ts';
import { startService } from '../../../../test/harness.ts';
import { createUser, signIn } from '../../../../test/people.ts';
import { answerOf, signedInWithCode } from '../../../../test/profile.ts';

const service = await startService({}, afterAll);
const inSeconds = (seconds: number) => new Date(service.clock.now.getTime() + seconds * 1000).toISOString();

it('tells who is signed in how the account is protected', async () => {
  const { user, browser } = await signedInWithCode(service, {
    firstName: 'Jonnie',
    namePrefix: 'van',
    surname: 'Joosten',
    language: 'en',
  });
  const now = service.clock.now.toISOString();
  expect((await browser.get('/profile')).body).toEqual({
    email: user.email,
    fullName: 'Jonnie van Joosten',
    language: 'en',
    organisation: { name: 'Testvervoer' },
    twoFactor: {
      required: false,
      because: 'voluntary',
      requiredFrom: '2026-10-31T23:00:00.000Z',
      exemptUntil: null,
    },
    passwordSetAt: now,
    authenticator: { activatedAt: now },
    recoveryCodesLeft: 1,
    stepUpValidUntil: inSeconds(300),
  });
});

it('tells of no authenticator where there is none, and of no secret where there is one', async () => {
  const browser = await signIn(service, await createUser(service));
  expect((await browser.get('/profile')).body).toMatchObject({
    authenticator: null,
    recoveryCodesLeft: 0,
    stepUpValidUntil: inSeconds(300),
  });
});

it('tells an employee of no organisation', async () => {
  const { browser } = await signedInWithCode(service, { kind: 'employee' });
  expect((await browser.get('/profile')).body).toMatchObject({
    organisation: null,
    twoFactor: { required: true, because: 'employee' },
  });
});

it('is open to who is exempt, and to a full session only', async () => {
  const user = await createUser(service);
  const browser = await signIn(service, user);
  await exempt(service, user.organisationId, new Date(inSeconds(86_400)));
  expect((await browser.get('/profile')).body.twoFactor.because).toBe('exempt');
  const other = await createUser(service);
  const restricted = await signIn(service, other);
  await activate(service, other.organisationId);
  expect(answerOf(await restricted.get('/profile'))).toBe('two_factor_required');
  expect(answerOf(await service.browser().get('/profile'))).toBe('unauthenticated');
});
