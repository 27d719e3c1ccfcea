import { mails, recoveries } from '@tvm/db';
import { hashToken, mintToken } from '@tvm/keys';
import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Response } from 'supertest';
import type { Browser } from './browser.ts';
import type { TestService } from './harness.ts';
import { openLink } from './mailed-links.ts';
import { codeOf, createUser, enrol, mintLink, must, signInWithCode, type TestUser } from './people.ts';

/** A user with an authenticator. */
export interface Owner {
  user: TestUser;
  secret: Uint8Array;
}

export async function createOwner(service: TestService, options = {}): Promise<Owner> {
  const user = await createUser(service, options);
  return { user, secret: await enrol(service, user) };
}

/** A browser that the owner logged in with. The code is used up. */
export async function knownBrowser(service: TestService, { user, secret }: Owner): Promise<Browser> {
  service.clock.advance(60);
  return signInWithCode(service, user, secret);
}

/** Somebody with the mailbox says that the phone is new, keeps the password, and comes to where a new one would be shown. */
export async function reachNewPhone(
  service: TestService,
  user: TestUser,
  browser: Browser = service.browser(),
): Promise<{ browser: Browser; shown: Response }> {
  await atNewPhone(service, user, browser);
  return { browser, shown: await browser.post('/registrations/authenticator') };
}

/** The step before that. */
export async function atNewPhone(
  service: TestService,
  user: TestUser,
  browser: Browser = service.browser(),
): Promise<Browser> {
  const token = await mintLink(service, user, { purpose: 'reset', lost: 'authenticator' });
  await openLink(service, token, browser);
  await browser.post('/registrations/password/keep');
  return browser;
}

/** What became of that: shown, or the code of its refusal. */
export async function askNewPhone(service: TestService, user: TestUser, browser?: Browser): Promise<string> {
  const { shown } = await reachNewPhone(service, user, browser);
  return shown.status === 200 ? 'shown' : shown.body.code;
}

/** Five wrong codes after the right password. */
export async function lockCodes(service: TestService, owner: Owner, browser: Browser): Promise<void> {
  const right = codeOf(service, owner.secret);
  for (let tries = 0; tries < 5; tries += 1)
    await browser.post('/login/code', { code: right === '000000' ? '111111' : '000000' });
}

/** What the mailworker does when it makes the link that stops it. */
export async function mintStop(service: TestService, { id }: TestUser): Promise<string> {
  const token = mintToken();
  const changed = await service.ownerDb
    .update(recoveries)
    .set({ stopHash: hashToken('recovery-stop', token) })
    .where(eq(recoveries.userId, id))
    .returning();
  must(changed[0]);
  return token;
}

/** The mails about recoveries that were queued for a user, and when each may leave. */
export const recoveryMails = (service: TestService, { id }: TestUser) =>
  service.ownerDb
    .select({ kind: mails.kind, nextAttemptAt: mails.nextAttemptAt, params: mails.params })
    .from(mails)
    .where(
      and(
        eq(mails.userId, id),
        inArray(mails.kind, ['recovery_started', 'recovery_started_notice', 'recovery_ready']),
      ),
    )
    .orderBy(asc(mails.id));
