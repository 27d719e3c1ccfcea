import {
  authenticators,
  mails,
  organisations,
  passwords,
  recoveryCodes,
  registrations,
  sensitiveChanges,
  users,
} from '@tvm/db';
import { hashPassword, hashToken, keyedHash, mintToken, normaliseRecoveryCode, seal } from '@tvm/keys';
import { canonicaliseEmail } from '@tvm/policy';
import { generateCode, generateSecret } from '@tvm/totp';
import { eq } from 'drizzle-orm';
import type { Browser } from './browser.ts';
import type { TestService } from './harness.ts';

export const password = 'Vijf rode sokken 31!';
let counter = 0;

export interface TestUser {
  id: string;
  email: string;
  organisationId: string | null;
}

export async function createOrganisation(service: TestService, name = 'Testvervoer'): Promise<string> {
  const [row] = await service.ownerDb
    .insert(organisations)
    .values({ name, createdAt: service.clock.now })
    .returning({ id: organisations.id });
  return must(row).id;
}

/** A portal user (of a new organisation, unless told otherwise) with a password, unless told otherwise. */
export async function createUser(
  service: TestService,
  options: Partial<typeof users.$inferInsert> & { password?: string | null } = {},
): Promise<TestUser> {
  const { password: chosen = password, ...given } = options;
  const email = given.email ?? `gebruiker${++counter}@tvm.test`;
  const organisationId =
    given.kind === 'employee' ? null : (given.organisationId ?? (await createOrganisation(service)));
  const [row] = await service.ownerDb
    .insert(users)
    .values({
      firstName: 'Gewone',
      surname: `sub ${counter}`,
      createdAt: service.clock.now,
      ...(given.kind === 'employee' && { employeeRole: 'support' as const }),
      ...given,
      email,
      emailCanonical: canonicaliseEmail(email) ?? email,
      organisationId,
    })
    .returning({ id: users.id });
  const { id } = must(row);
  if (given.emailChangedAt) await changed(service, { id }, 'address', { at: given.emailChangedAt });
  if (chosen !== null) {
    const stored = await hashPassword(service.config.keys.pepper, chosen, service.config.passwordCost);
    await service.ownerDb.insert(passwords).values({ userId: id, ...stored, setAt: service.clock.now });
  }
  return { id, email, organisationId };
}

/** Writes down that something was done to a user, by a client unless told otherwise. */
export async function changed(
  service: TestService,
  { id: userId }: { id: string },
  kind: (typeof sensitiveChanges.$inferInsert)['kind'],
  more: Partial<typeof sensitiveChanges.$inferInsert> = {},
): Promise<void> {
  const change = { userId, kind, credentialEpoch: 0, actorKind: 'client' as const, at: service.clock.now };
  await service.ownerDb.insert(sensitiveChanges).values({ ...change, ...more });
}

/** Gives a user an active authenticator and one known recovery code. */
export async function enrol(
  service: TestService,
  user: TestUser,
  recoveryCode = 'ABCD-EFGH-IJKL-MNOP',
): Promise<Uint8Array> {
  const secret = generateSecret();
  const sealedSecret = seal(service.config.keys.totp, secret, { userId: user.id, purpose: 'totp-secret' });
  const now = service.clock.now;
  await service.ownerDb.insert(authenticators).values({
    userId: user.id,
    state: 'active',
    sealedSecret,
    lastAcceptedStep: 1,
    createdAt: now,
    activatedAt: now,
  });
  const hash = keyedHash(
    service.config.keys.recoveryCode,
    'recovery-code',
    must(normaliseRecoveryCode(recoveryCode)),
  );
  await service.ownerDb.insert(recoveryCodes).values({ userId: user.id, keyedHash: hash });
  return secret;
}

/** What the mailworker does when it mints a link. */
export async function mintLink(
  service: TestService,
  user: TestUser,
  options: Partial<typeof registrations.$inferInsert> = {},
): Promise<string> {
  const purpose = options.purpose ?? 'registration';
  const now = service.clock.now;
  const token = mintToken();
  const [row] = await service.ownerDb
    .select({ epoch: users.credentialEpoch, emailCanonical: users.emailCanonical })
    .from(users)
    .where(eq(users.id, user.id));
  const kind = purpose === 'reset' ? 'password_reset' : 'registration';
  const [mail] = await service.ownerDb
    .insert(mails)
    .values({
      userId: user.id,
      kind,
      requestedBy: 'system',
      state: 'accepted',
      createdAt: now,
      acceptedAt: now,
      updatedAt: now,
    })
    .returning({ id: mails.id });
  await service.ownerDb.insert(registrations).values({
    userId: user.id,
    mailId: must(mail).id,
    purpose,
    lost: purpose === 'reset' ? 'password' : null,
    tokenHash: hashToken(purpose, token),
    credentialEpoch: must(row).epoch,
    emailCanonical: must(row).emailCanonical,
    createdAt: now,
    expiresAt: new Date(now.getTime() + (purpose === 'reset' ? 3600 : 24 * 3600) * 1000),
    ...options,
  });
  return token;
}

/** The code that the user's app shows now. */
export const codeOf = (service: TestService, secret: Uint8Array) =>
  generateCode({ secret, now: service.clock.now });

/** Signs in with a password only. */
export async function signIn(service: TestService, user: TestUser, chosen = password): Promise<Browser> {
  const browser = service.browser();
  const response = await browser.post('/login', { email: user.email, password: chosen });
  if (response.body.next !== 'session') throw new Error(`not signed in: ${JSON.stringify(response.body)}`);
  return browser;
}

/** A browser with a live login challenge. */
export async function startCodeStep(service: TestService, user: TestUser): Promise<Browser> {
  const browser = service.browser();
  const response = await browser.post('/login', { email: user.email, password });
  if (response.body.next !== 'code') throw new Error(`no code asked for: ${JSON.stringify(response.body)}`);
  return browser;
}

/** Signs in with a password and the code that the app shows now. */
export async function signInWithCode(
  service: TestService,
  user: TestUser,
  secret: Uint8Array,
): Promise<Browser> {
  const browser = await startCodeStep(service, user);
  const response = await browser.post('/login/code', { code: codeOf(service, secret) });
  if (response.status !== 200) throw new Error(`not signed in: ${JSON.stringify(response.body)}`);
  return browser;
}

export function must<T>(value: T | undefined | null): T {
  if (value === undefined || value === null) throw new Error('expected a value');
  return value;
}
