import { mails, users } from '@tvm/db';
import { asc, eq } from 'drizzle-orm';
import { expect, onTestFinished, test } from 'vitest';
import { tellOfChangedAddresses } from '../../totpservice/src/mails/tell-of-changed-address.ts';
import { sendMail } from '../src/queue/send-mail.ts';
import { addUser, startHarness, tablesHolding } from './harness.ts';
import { headerOf } from './smtp-server.ts';

test('another address is told to both, as the API queued it, and the former one is nowhere any more once its mail has left', async () => {
  const h = await startHarness();
  onTestFinished(() => h.close());
  const user = await addUser(h.owner, { surname: 'Joosten' });
  const config = { keys: { mail: h.deps.mailKeys } };
  const deps = { config, db: h.app, now: () => h.clock.now };
  await h.app.transaction(async (tx) => {
    await tellOfChangedAddresses(deps, tx, [user], h.clock.now);
  });
  const email = 'nieuw-adres@tvm.test';
  await h.owner.update(users).set({ email, emailCanonical: email }).where(eq(users.id, user.id));
  expect(await tablesHolding(h.owner, user.emailCanonical)).toEqual([]);

  const queued = await h.owner.select().from(mails).where(eq(mails.userId, user.id)).orderBy(asc(mails.id));
  const { signal } = new AbortController();
  for (const { id } of queued) await sendMail(h.worker, h.deps, id, signal);
  expect(h.smtp.received.map(({ to }) => to).sort()).toEqual([[email], [user.email]].sort());
  for (const mail of h.smtp.received)
    expect(headerOf(mail, 'Subject')).toBe('Het e-mailadres van uw account is gewijzigd');
  const after = await h.owner.select().from(mails).where(eq(mails.userId, user.id));
  expect(after.map(({ state, sealedContent }) => [state, sealedContent])).toEqual([
    ['accepted', null],
    ['accepted', null],
  ]);
});
