import { auditEvents, authenticators, mails, registrations, users } from '@tvm/db';
import { hashToken } from '@tvm/keys';
import { eq, sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sendMail } from '../src/queue/send-mail.ts';
import { addUser, type Harness, insertMail, startHarness, tablesHolding, tokenOf } from './harness.ts';
import { decoded, headerOf } from './smtp-server.ts';

let h: Harness;
beforeEach(async () => {
  h = await startHarness();
});
afterEach(() => h.close());

const { signal } = new AbortController();
const attempt = (mailId: string) => sendMail(h.worker, h.deps, mailId, signal);
const mailRow = async (id: string) => (await h.owner.select().from(mails).where(eq(mails.id, id)))[0];
const linksOf = (userId: string) =>
  h.owner
    .select()
    .from(registrations)
    .where(eq(registrations.userId, userId))
    .orderBy(registrations.createdAt);
const later = (minutes: number) => {
  h.clock.now = new Date(h.clock.now.getTime() + minutes * 60_000);
};
const activate = (userId: string) =>
  h.owner.insert(authenticators).values({
    userId,
    state: 'active',
    sealedSecret: 'x',
    lastAcceptedStep: 1,
    createdAt: h.clock.now,
    activatedAt: h.clock.now,
  });

test('a registration mail carries a link of 24 hours, whose token no table and no log holds', async () => {
  const user = await addUser(h.owner, { title: 'heer', namePrefix: 'van', surname: 'Joosten' });
  const mailId = await insertMail(h.app, { userId: user.id, params: { renewals: 2 } });
  await attempt(mailId);

  const [received] = h.smtp.received;
  expect(received?.to).toEqual([user.email]);
  expect(headerOf(received, 'Subject')).toBe('Account registratie TVM');
  expect(headerOf(received, 'Message-ID')).toBe(`<${mailId}@tvm.nl>`);
  const token = tokenOf(received) ?? '';
  expect(await linksOf(user.id)).toMatchObject([
    {
      mailId,
      purpose: 'registration',
      lost: null,
      tokenHash: hashToken('registration', token),
      credentialEpoch: user.credentialEpoch,
      emailCanonical: user.emailCanonical,
      renewals: 2,
      expiresAt: new Date('2025-06-12T12:27:00.000Z'),
    },
  ]);
  expect(await mailRow(mailId)).toMatchObject({
    state: 'accepted',
    sealedContent: null,
    attempts: 1,
    providerMessageId: `<${mailId}@tvm.nl>`,
  });
  expect(token).toHaveLength(43);
  expect(await tablesHolding(h.owner, token)).toEqual([]);
  expect(h.logLines.join('')).toContain(mailId);
  for (const secret of [token, user.email, 'Joosten']) expect(h.logLines.join('')).not.toContain(secret);
});

test('while a mail waits, its token is in no table, and a retry sends the same link', async () => {
  const user = await addUser(h.owner);
  const mailId = await insertMail(h.app, { userId: user.id });
  h.smtp.mishaps.push({ reply: 451, at: 'DATA' }, 'silence');
  await attempt(mailId);
  expect(await mailRow(mailId)).toMatchObject({ state: 'queued', lastError: 'smtp_451' });
  expect((await mailRow(mailId))?.sealedContent).toMatch(/^k-/);

  later(60);
  await attempt(mailId);
  const token = tokenOf(h.smtp.received[0]) ?? '';
  expect(await tablesHolding(h.owner, token)).toEqual([]);

  later(60);
  await attempt(mailId);
  expect(h.smtp.received).toHaveLength(2);
  expect(tokenOf(h.smtp.received[1])).toBe(token);
  expect(h.smtp.received.map((mail) => headerOf(mail, 'Message-ID'))).toEqual(
    Array(2).fill(`<${mailId}@tvm.nl>`),
  );
  expect(await linksOf(user.id)).toHaveLength(1);
  expect(await mailRow(mailId)).toMatchObject({
    state: 'accepted',
    sealedContent: null,
    lastError: null,
    attempts: 3,
  });
});

test('an accepted mail is not sent again', async () => {
  const mailId = await insertMail(h.app, { userId: (await addUser(h.owner)).id });
  await attempt(mailId);
  await attempt(mailId);
  expect(h.smtp.received).toHaveLength(1);
});

test('a permanent refusal ends the mail at once', async () => {
  const mailId = await insertMail(h.app, { userId: (await addUser(h.owner)).id });
  h.smtp.mishaps.push({ reply: 554, at: 'DATA' });
  await attempt(mailId);
  expect(await mailRow(mailId)).toMatchObject({
    state: 'failed',
    lastError: 'smtp_554',
    sealedContent: null,
  });
  expect(h.logLines.join('')).not.toContain('refused for a test');
});

test('who is enrolled gets a registration mail without a link', async () => {
  const user = await addUser(h.owner);
  await activate(user.id);
  const mailId = await insertMail(h.app, { userId: user.id });
  await attempt(mailId);
  expect(h.smtp.received[0]?.raw).toContain('U hebt 2FA al ingesteld');
  expect(h.smtp.received[0]?.raw).not.toContain('totpservice');
  expect(await linksOf(user.id)).toEqual([]);
});

test.each<[string, 'withdrawn' | 'replaced', string, (userId: string) => Promise<unknown>]>([
  [
    'the credentials changed',
    'withdrawn',
    'credentials_changed',
    (id) => h.owner.update(users).set({ credentialEpoch: 2 }).where(eq(users.id, id)),
  ],
  [
    'the user was disabled',
    'withdrawn',
    'user_disabled',
    (id) => h.owner.update(users).set({ disabledAt: new Date() }).where(eq(users.id, id)),
  ],
  [
    'a newer link was mailed',
    'replaced',
    'link_replaced',
    async (userId) => attempt(await insertMail(h.app, { userId, requestedBy: 'own' })),
  ],
])('a waiting link is not sent any more when %s, and the mail is %s', async (_, state, reason, happens) => {
  const user = await addUser(h.owner);
  const mailId = await insertMail(h.app, { userId: user.id });
  h.smtp.mishaps.push({ reply: 451, at: 'DATA' });
  await attempt(mailId);
  later(1);
  await happens(user.id);
  const before = h.smtp.received.length;
  await attempt(mailId);
  expect(h.smtp.received).toHaveLength(before);
  expect(await mailRow(mailId)).toMatchObject({ state, lastError: reason, sealedContent: null });
});

test('a link that would arrive expired is not sent', async () => {
  const mailId = await insertMail(h.app, { userId: (await addUser(h.owner)).id });
  h.smtp.mishaps.push({ reply: 451, at: 'DATA' });
  await attempt(mailId);
  later(1);
  later(24 * 60);
  await attempt(mailId);
  expect(h.smtp.received).toEqual([]);
  expect(await mailRow(mailId)).toMatchObject({
    state: 'failed',
    lastError: 'link_expired',
    sealedContent: null,
  });
});

test('a newer registration link replaces the older one, unless a stranger asked for it', async () => {
  const user = await addUser(h.owner);
  const send = async (requestedBy: 'activation' | 'anonymous' | 'main_user') => {
    later(1);
    await attempt(await insertMail(h.app, { userId: user.id, requestedBy }));
  };
  const superseded = async () => (await linksOf(user.id)).map(({ supersededAt }) => supersededAt !== null);
  await send('activation');
  await send('anonymous');
  expect(await superseded()).toEqual([false, false]);
  await send('main_user');
  expect(await superseded()).toEqual([true, true, false]);
});

test('notices say when and whom to call, and hold no link', async () => {
  const user = await addUser(h.owner, { firstName: 'Jonnie', namePrefix: 'van', surname: 'Joosten' });
  const at = '2025-06-11T12:20:00.000Z';
  for (const kind of ['two_factor_activated', 'password_changed', 'authenticator_replaced'] as const) {
    await attempt(await insertMail(h.app, { userId: user.id, kind, params: { at } }));
  }
  const params = { at, subjectUserId: user.id };
  await attempt(await insertMail(h.app, { userId: null, kind: 'authenticator_replaced_notice', params }));
  expect(h.smtp.received).toHaveLength(4);
  for (const mail of h.smtp.received) {
    expect(decoded(mail)).toMatch(/op 11 juni 2025 om 14:20 uur/i);
    expect(decoded(mail)).toContain('+31\u00a0(0)528\u00a029\u00a029\u00a099');
    expect(decoded(mail)).not.toMatch(/https?:\/\/login/);
  }
  const toSupport = h.smtp.received[3];
  expect(toSupport?.to).toEqual(['support@tvm.nl']);
  expect(toSupport?.raw.replace(/=\r\n/g, '')).toContain('Voor Jonnie van Joosten (Voorbeeld Transport) is');
});

test('the worker can read no password, secret or session', async () => {
  for (const column of ['passwords.hash', 'authenticators.sealed_secret', 'sessions.token_hash']) {
    const table = column.split('.')[0] ?? '';
    const query = h.worker.execute(sql.raw(`select ${column} from ${table}`));
    await expect(query).rejects.toMatchObject({ cause: { code: '42501' } });
  }
});

/** What the trail says of a mail, without ids and instants. */
const eventsOf = async (mailId: string) =>
  (await h.owner.select().from(auditEvents).orderBy(auditEvents.id))
    .filter(({ details }) => details.mailId === mailId)
    .map(({ type, result, reason, details: { attempts } }) => [type, result, reason, attempts]);

test('what becomes of a mail is one event each, with ids and no address, token or name', async () => {
  const user = await addUser(h.owner, { surname: 'Joosten' });
  const [accepted, refused, used] = [
    await insertMail(h.app, { userId: user.id, requestedBy: 'anonymous' }),
    await insertMail(h.app, { userId: user.id, requestedBy: 'anonymous' }),
    await insertMail(h.app, { userId: user.id, requestedBy: 'anonymous' }),
  ];
  h.smtp.mishaps.push({ reply: 451, at: 'DATA' });
  await attempt(accepted);
  later(1);
  await attempt(accepted);
  await attempt(accepted);
  h.smtp.mishaps.push({ reply: 550, at: 'RCPT TO' });
  await attempt(refused);
  h.smtp.mishaps.push({ reply: 451, at: 'DATA' });
  await attempt(used);
  later(1);
  await h.owner.update(registrations).set({ completedAt: h.clock.now }).where(eq(registrations.mailId, used));
  await attempt(used);

  expect(await eventsOf(accepted)).toEqual([
    ['mail_link_minted', 'success', null, 1],
    ['mail_accepted', 'success', null, 2],
  ]);
  expect(await eventsOf(refused)).toEqual([
    ['mail_link_minted', 'success', null, 1],
    ['mail_bounced', 'failure', 'smtp_550', 1],
  ]);
  expect(await eventsOf(used)).toEqual([
    ['mail_link_minted', 'success', null, 1],
    ['mail_withdrawn', 'refused', 'link_used', 2],
  ]);
  const all = await h.owner.select().from(auditEvents);
  expect(new Set(all.map(({ organisationId }) => organisationId))).toEqual(new Set([user.organisationId]));
  for (const inside of [user.email, 'Joosten', tokenOf(h.smtp.received[0]) ?? 'no token'])
    expect(JSON.stringify(all)).not.toContain(inside);
});
