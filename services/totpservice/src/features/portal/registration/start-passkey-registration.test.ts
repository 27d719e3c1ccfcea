import { afterAll, expect, it } from 'vitest';
import { signedInEmployee } from '../../../../test/employees.ts';
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

it('asks whoever lost what they have for a new one by a mailed link, and an employee only once somebody approved', async () => {
  const { user, passkey } = await signedInWithPasskey(service);
  const lost = { purpose: 'reset', lost: 'authenticator' } as const;
  const browser = await setNewPassword(service, user, lost);
  const { body } = await browser.post(startPath);
  expect(body.excludeCredentials).toMatchObject([{ id: passkey.id }]);
  const employee = await signedInEmployee(service);
  const theirs = await setNewPassword(service, employee.user, lost);
  expect(answerOf(await theirs.post(startPath))).toBe('approval_required');
});
