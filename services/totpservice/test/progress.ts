import type { Schema } from '@tvm/contract';
import { attemptBudgets, mails } from '@tvm/db';
import { mintToken } from '@tvm/keys';
import type { TestService } from './harness.ts';
import { enrol, mintLink, type TestUser } from './people.ts';

type MailState = (typeof mails.$inferInsert)['state'];

/** How a fresh user gets to each point of the progress that main users and support see. */
export const progressSteps: Record<
  Schema<'Progress'>,
  (service: TestService, user: TestUser) => Promise<unknown>
> = {
  not_invited: async () => {},
  invited: (service, user) => addRegistrationMail(service, user, 'delivered'),
  mail_undelivered: (service, user) => addRegistrationMail(service, user, 'bounced'),
  link_opened: (service, user) =>
    mintLink(service, user, { openedAt: service.clock.now, cookieHash: mintToken() }),
  password_set: (service, user) =>
    mintLink(service, user, {
      openedAt: service.clock.now,
      cookieHash: mintToken(),
      passwordSetAt: service.clock.now,
    }),
  enrolled: enrol,
  locked: async (service, user) => {
    await enrol(service, user);
    const now = service.clock.now;
    const lockedUntil = new Date(now.getTime() + 900_000);
    await service.ownerDb.insert(attemptBudgets).values({
      scope: 'code',
      subject: user.id,
      attempts: 5,
      consecutive: 5,
      windowStartedAt: now,
      lockedUntil,
      updatedAt: now,
    });
  },
  disabled: async (service, user) => {
    await enrol(service, user);
    await service.ownerDb.$client.query(`update authenticators set state = 'disabled' where user_id = $1`, [
      user.id,
    ]);
  },
};

/** A registration mail of a user, and what became of it. */
export async function addRegistrationMail(
  service: TestService,
  user: TestUser,
  state: MailState,
): Promise<void> {
  const now = service.clock.now;
  await service.ownerDb.insert(mails).values({
    userId: user.id,
    kind: 'registration',
    requestedBy: 'system',
    state,
    createdAt: now,
    updatedAt: now,
  });
}
