import { afterAll, expect, it } from 'vitest';
import { askReversal, twoEmployees } from '../../../../test/employees.ts';
import { startService } from '../../../../test/harness.ts';
import { addPasskey, stepUpWithPasskey } from '../../../../test/passkeys.ts';
import { createOrganisation } from '../../../../test/people.ts';
import { answerOf } from '../../../../test/profile.ts';
import { eventsOf } from '../../../../test/records.ts';

const service = await startService({}, afterAll);

/** Two reversals that wait, and an employee with a passkey who may approve them. */
async function waiting() {
  const [asker, approver] = await twoEmployees(service);
  const passkey = await addPasskey(service, approver.browser);
  const asked = [];
  for (const exemptionDays of [14, 15]) {
    const organisationId = await createOrganisation(service);
    const { body } = await askReversal(asker.browser, organisationId, { exemptionDays });
    const shown = await approver.browser.get(`/admin/approvals/${body.id}`);
    asked.push({ path: `/admin/approvals/${body.id}`, version: shown.body.version as string });
  }
  const [one = { path: '', version: '' }, other = one] = asked;
  const { browser, user } = approver;
  /** Has the passkey asked for in one place, and sends its answer to another. */
  const approve = async (startAt: typeof one, sendTo: typeof one) => {
    const { body } = await browser.post(`${startAt.path}/passkey`, { version: startAt.version });
    const given = { passkey: passkey.answer(body), version: sendTo.version };
    return browser.post(`${sendTo.path}/approval`, given);
  };
  return { user, browser, passkey, one, other, approve };
}

it('a passkey that signed what is approved approves it', async () => {
  const { one, approve } = await waiting();
  const { status, body } = await approve(one, one);
  expect([status, body.state]).toEqual([200, 'approved']);
});

it('what was signed for one is none for another, nor for another version, nor for a step-up', async () => {
  const { user, browser, passkey, one, other, approve } = await waiting();
  expect(answerOf(await approve(one, other))).toBe('passkey_rejected');
  const otherVersion = { ...one, version: other.version };
  expect(answerOf(await approve(otherVersion, one))).toBe('passkey_rejected');
  const { body } = await browser.post(`${one.path}/passkey`, { version: one.version });
  const asStepUp = await browser.post('/session/step-up', { passkey: passkey.answer(body) });
  expect(answerOf(asStepUp)).toBe('passkey_rejected');
  const { body: stepUp } = await browser.post('/session/step-up/passkey');
  const given = { passkey: passkey.answer(stepUp), version: one.version };
  expect(answerOf(await browser.post(`${one.path}/approval`, given))).toBe('passkey_rejected');
  expect((await eventsOf(service, user)).filter((event) => event.startsWith('step_up'))).toEqual(
    Array(4).fill('step_up failure no_challenge'),
  );
  expect((await stepUpWithPasskey(browser, passkey)).status).toBe(200);
});

it('takes either a code or a passkey, and not both or neither', async () => {
  const { browser, one, passkey } = await waiting();
  const { body } = await browser.post(`${one.path}/passkey`, { version: one.version });
  const both = { code: '123456', passkey: passkey.answer(body), version: one.version };
  expect(answerOf(await browser.post(`${one.path}/approval`, both))).toBe('validation_failed');
  const neither = { version: one.version };
  expect(answerOf(await browser.post(`${one.path}/approval`, neither))).toBe('validation_failed');
});
