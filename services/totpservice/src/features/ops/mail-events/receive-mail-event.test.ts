import { users } from '@tvm/db';
import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { startService } from '../../../../test/harness.ts';
import { addMail, mailEvent, mailNow, postEvent } from '../../../../test/mail-events.ts';
import { createUser, must, type TestUser } from '../../../../test/people.ts';
import { allRows, eventsOf } from '../../../../test/records.ts';

const service = await startService({}, afterAll);
const hard = { bounce: { type: 'Permanent', subType: 'General', message: 'SMTP 550 no such person' } };
const soft = { bounce: { type: 'Transient', subType: 'MailboxFull', message: 'SMTP 452' } };

const bouncedAt = async (user: TestUser) => {
  const [row] = await service.ownerDb.select().from(users).where(eq(users.id, user.id));
  return must(row).mailBouncedAt;
};

async function arrange(values: Parameters<typeof addMail>[2] = {}) {
  const user = await createUser(service);
  return { user, mail: await addMail(service, user, values) };
}

describe('an event', () => {
  it.each([
    ['email.sent', {}, 'accepted', null, 'mail_accepted success'],
    ['email.delivery_delayed', {}, 'deferred', 'delayed', 'mail_deferred failure delayed'],
    ['email.delivered', {}, 'delivered', null, 'mail_delivered success'],
    ['email.bounced', hard, 'bounced', 'hard_bounce', 'mail_bounced failure hard_bounce'],
    ['email.bounced', soft, 'bounced', 'soft_bounce', 'mail_bounced failure soft_bounce'],
    [
      'email.bounced',
      { bounce: { type: 'Undetermined' } },
      'bounced',
      'bounce',
      'mail_bounced failure bounce',
    ],
    ['email.bounced', {}, 'bounced', 'bounce', 'mail_bounced failure bounce'],
    ['email.suppressed', {}, 'bounced', 'suppressed', 'mail_bounced failure suppressed'],
    ['email.complained', {}, 'complained', 'complaint', 'mail_complained failure complaint'],
    [
      'email.failed',
      { failed: { reason: 'x' } },
      'failed',
      'provider_failed',
      'mail_failed failure provider_failed',
    ],
  ])(
    '%s %o proves that the mail was handed over: %s, nobody sends it again, and one event says so',
    async (type, data, state, lastError, event) => {
      const { user, mail } = await arrange({
        state: 'sending',
        sealedContent: 'k-1.abc',
        attempts: 2,
        nextAttemptAt: service.clock.now,
      });
      expect(await postEvent(service, mailEvent(mail, type, data))).toEqual({ status: 204, code: undefined });
      expect(await mailNow(service, mail)).toMatchObject({
        state,
        lastError,
        sealedContent: null,
        nextAttemptAt: null,
        providerMessageId: 're-1',
        acceptedAt: service.clock.now,
      });
      expect(await eventsOf(service, user)).toEqual([event]);
    },
  );

  it.each([
    ['email.opened', {}],
    ['email.scheduled', {}],
    ['contact.created', {}],
    ['toString', {}],
    ['email.delivered', { tags: undefined }],
    ['email.delivered', { tags: null }],
    ['email.delivered', { tags: { mail_id: 7 } }],
    ['email.delivered', { tags: { mail_id: "' or 1=1" } }],
    ['email.delivered', { tags: { mail_id: '01937f3e-0000-7000-8000-000000000009' } }],
    ['email.delivered', { tags: [{ name: 'other', value: 'x' }, null] }],
    ['email.delivered', { email_id: 're-of-another-mail' }],
    ['email.bounced', { ...hard, email_id: 're-of-another-mail' }],
  ])('%s %o is nothing of ours: answered, and without any effect', async (type, data) => {
    const { user, mail } = await arrange();
    const { 'public.mail_event_receipts': _, ...before } = await allRows(service);
    expect((await postEvent(service, mailEvent(mail, type, { to: [user.email], ...data }))).status).toBe(204);
    const { 'public.mail_event_receipts': __, ...after } = await allRows(service);
    expect(after).toEqual(before);
    expect(service.logLines.at(-2) ?? '').toContain('a delivery event was ignored');
  });

  it('finds its mail by tags in either form', async () => {
    const { mail } = await arrange();
    const tags = [
      { name: 'campaign', value: 'x' },
      { name: 'mail_id', value: mail.id },
    ];
    await postEvent(service, mailEvent(mail, 'email.delivered', { tags }));
    expect((await mailNow(service, mail)).state).toBe('delivered');
  });

  it('may tell of a notice to support, which has no user', async () => {
    const mail = await addMail(service, null, { kind: 'authenticator_replaced_notice' });
    await postEvent(service, mailEvent(mail, 'email.bounced', hard));
    expect((await mailNow(service, mail)).state).toBe('bounced');
  });

  it('counts from when it happened, but never before what is known nor after now', async () => {
    service.clock.advance(3600);
    for (const [created_at, at] of [
      [new Date(service.clock.now.getTime() - 60_000).toISOString(), -60_000],
      ['1970-01-01T00:00:00Z', -120_000],
      ['2099-01-01T00:00:00Z', 0],
      ['yesterday', 0],
    ] as const) {
      const updatedAt = new Date(service.clock.now.getTime() - 120_000);
      const { mail } = await arrange({ updatedAt });
      await postEvent(service, { ...mailEvent(mail, 'email.delivered'), created_at });
      expect((await mailNow(service, mail)).updatedAt.getTime()).toBe(service.clock.now.getTime() + at);
    }
  });

  it('that fails half-way leaves nothing, and its repetition has the effect', async () => {
    const own = await startService();
    const user = await createUser(own);
    const mail = await addMail(own, user);
    const event = mailEvent(mail, 'email.bounced', { ...hard, to: [user.email] });
    await own.ownerDb.$client.query('revoke insert on audit_events from app');
    const before = await allRows(own);
    expect((await postEvent(own, event)).status).toBe(500);
    expect(await allRows(own)).toEqual(before);
    await own.ownerDb.$client.query('grant insert on audit_events to app');
    expect((await postEvent(own, event)).status).toBe(204);
    expect((await mailNow(own, mail)).state).toBe('bounced');
  });
});

describe('the state of a mail', () => {
  const types = [
    'email.sent',
    'email.delivery_delayed',
    'email.delivered',
    'email.bounced',
    'email.complained',
    'email.failed',
    'email.suppressed',
  ];
  const rank = ['accepted', 'deferred', 'delivered', 'bounced', 'complained', 'failed'];
  const stateOf = (type: string) => must(rank[[0, 1, 2, 3, 4, 5, 3][types.indexOf(type)] ?? 0]);

  it('is the furthest that was told, in whatever order and however often, and so is the mark on the address', async () => {
    const told = fc.uniqueArray(fc.constantFrom(...types), { minLength: 1 });
    const orders = told.chain((set) =>
      fc.record({
        set: fc.constant(set),
        order: fc
          .array(fc.constantFrom(...set), { maxLength: 3 })
          .map((more) => [...set, ...more])
          .chain((all) => fc.shuffledSubarray(all, { minLength: all.length })),
        from: fc.constantFrom('queued', 'sending', 'accepted'),
      }),
    );
    await fc.assert(
      fc.asyncProperty(orders, async ({ set, order, from }) => {
        const { user, mail } = await arrange({ state: from as 'queued' });
        for (const type of order)
          await postEvent(
            service,
            mailEvent(mail, type, { to: [user.email], ...(type === 'email.bounced' && hard) }),
          );
        const furthest = rank.findLast((state) => set.some((type) => stateOf(type) === state));
        expect((await mailNow(service, mail)).state).toBe(furthest);
        const isHard = set.includes('email.bounced') || set.includes('email.suppressed');
        expect((await bouncedAt(user)) !== null).toBe(isHard);
        const { rows } = await service.ownerDb.$client.query<{ state: string }>(
          'select state from mail_state_changes where mail_id = $1 order by at, id',
          [mail.id],
        );
        const ranks = rows.map(({ state }) => rank.indexOf(state));
        expect(ranks).toEqual([...new Set(ranks)].sort((one, other) => one - other));
      }),
      { numRuns: 60 },
    );
  });

  it.each(['failed', 'replaced', 'withdrawn'] as const)('%s is an end', async (state) => {
    const { user, mail } = await arrange({ state });
    for (const type of types) await postEvent(service, mailEvent(mail, type, hard));
    expect((await mailNow(service, mail)).state).toBe(state);
    expect(await eventsOf(service, user)).toEqual([]);
  });
});

describe('the mark on an address that bounced for good', () => {
  const send = async (user: TestUser, type: string, data: object) => {
    await postEvent(service, mailEvent(await addMail(service, user), type, data));
    return bouncedAt(user);
  };

  it.each([
    ['email.bounced', hard],
    ['email.suppressed', {}],
  ])('is set by %s', async (type, data) => {
    const user = await createUser(service, { email: `Piet.${type}@TVM.test` });
    expect(await send(user, type, { ...data, to: [user.email.toUpperCase()] })).toEqual(service.clock.now);
  });

  it.each([
    ['a bounce that may pass', 'email.bounced', soft],
    ['a bounce that nobody understands', 'email.bounced', { bounce: { type: ['Permanent'] } }],
    ['a bounce without a kind', 'email.bounced', { bounce: null }],
    ['a complaint', 'email.complained', {}],
    ['a delay', 'email.delivery_delayed', {}],
  ])('is not set by %s', async (_what, type, data) => {
    const user = await createUser(service);
    expect(await send(user, type, { ...data, to: [user.email] })).toBeNull();
  });

  it.each([
    ['another address than the user’s of today', () => ['former@tvm.test']],
    ['several addresses', (email: string) => [email, 'other@tvm.test']],
    ['an address in a list in the list', (email: string) => [[email]]],
    ['no address', () => []],
    ['something that is none', () => [{ email: 'x' }]],
    ['nothing', () => undefined],
  ])('is not set by a bounce of %s', async (_what, to) => {
    const user = await createUser(service);
    expect(await send(user, 'email.bounced', { ...hard, to: to(user.email) })).toBeNull();
  });
});
