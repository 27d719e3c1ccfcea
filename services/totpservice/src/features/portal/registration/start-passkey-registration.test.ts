import { afterAll, expect, it } from 'vitest';
import { startService } from '../../../../test/harness.ts';
import { setNewPassword } from '../../../../test/mailed-links.ts';
import { createObligedUser } from '../../../../test/organisations.ts';
import { signedInWithPasskey } from '../../../../test/passkeys.ts';
import { mintLink } from '../../../../test/people.ts';
import { answerOf } from '../../../../test/profile.ts';
import { eventsOf } from '../../../../test/records.ts';

const service = await startService({}, afterAll);
const startPath = '/registrations/passkey';

it('asks for a passkey of this host, once the password is set', async () => {
  const user = await createObligedUser(service, { password: null });
  const browser = service.browser();
  await browser.post('/registrations/open', { token: await mintLink(service, user) });
  expect(answerOf(await browser.post(startPath))).toBe('registration_step_refused');
  await browser.post('/registrations/password', { password: 'Vijf rode sokken 31!' });
  const { body } = await browser.post(startPath);
  expect(body).toMatchObject({ rp: { id: 'localhost' }, user: { name: user.email }, attestation: 'none' });
  expect((await eventsOf(service, user)).at(-1)).toBe('enrolment_started success');
});

it('gives whoever has an active authenticator none by a mailed link', async () => {
  const { user } = await signedInWithPasskey(service);
  const browser = await setNewPassword(service, user, { purpose: 'reset', lost: 'authenticator' });
  expect(answerOf(await browser.post(startPath))).toBe('registration_step_refused');
});
