import { sql } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { signedInEmployee } from '../../../../test/employees.ts';
import { startService } from '../../../../test/harness.ts';
import { createObligedUser } from '../../../../test/organisations.ts';
import { createUser, enrol, type TestUser } from '../../../../test/people.ts';
import { queuedMails } from '../../../../test/records.ts';

const service = await startService({}, afterAll);

describe('resendUserRegistrationMail', () => {
  const resend = async (user: TestUser) => {
    const { browser } = await signedInEmployee(service);
    const { status, body } = await browser.post(`/admin/users/${user.id}/registration-mail`);
    return status === 202 ? 'queued' : body.code;
  };

  it('mails whoever must register: required and not enrolled, disabled authenticator, or no password', async () => {
    const obliged = await createObligedUser(service);
    expect(await resend(obliged)).toBe('queued');
    expect(await queuedMails(service, obliged)).toMatchObject([
      { kind: 'registration', requestedBy: 'support' },
    ]);
    expect(await resend(obliged)).toBe('mail_limit_reached');
    expect(await resend(await createUser(service, { password: null }))).toBe('queued');
    const disabled = await createUser(service);
    await enrol(service, disabled);
    await service.ownerDb.execute(
      sql`update authenticators set state = 'disabled' where user_id = ${disabled.id}`,
    );
    expect(await resend(disabled)).toBe('queued');
  });

  it('mails nobody else', async () => {
    const enrolled = await createObligedUser(service);
    await enrol(service, enrolled);
    expect(await resend(enrolled)).toBe('already_enrolled');
    expect(await resend(await createUser(service))).toBe('registration_not_required');
    expect(await resend(await createObligedUser(service, { disabledAt: service.clock.now }))).toBe(
      'user_not_found',
    );
  });
});
