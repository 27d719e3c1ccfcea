import { passwordResetRequests } from '@tvm/db';
import { eq, sql } from 'drizzle-orm';
import { Webhook } from 'standardwebhooks';
import supertest from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { processSettings, sharedKeys, startApiProcess } from './api-process.ts';
import type { Browser } from './browser.ts';
import { startService } from './harness.ts';
import { addMail, mailEvent, mailNow, signed } from './mail-events.ts';
import { noticeOf, sendNotice } from './notices.ts';
import { activate } from './organisations.ts';
import { createUser, enrol, signInWithCode, type TestUser } from './people.ts';
import { eventsOf, queuedMails } from './records.ts';

const secret = `whsec_${Buffer.alloc(24, 'shared').toString('base64')}`;
const webhook = new Webhook(secret);
const { keys, texts } = sharedKeys();
const service = await startService({ keys, mandatoryFrom: undefined }, afterAll);
const settings = processSettings(service.config.databaseUrl, { ...texts, RESEND_WEBHOOK_SECRET: secret });
const processes = await Promise.all([
  startApiProcess(settings, afterAll),
  startApiProcess(settings, afterAll),
]);

// The processes' clock is the real one.
beforeAll(() => {
  service.clock.now = new Date();
});

/** Makes so many calls at once, in turns to the one and the other process. */
const fromBoth = <T>(
  count: number,
  call: (browser: Browser) => Promise<T>,
  cookies = new Map<string, string>(),
) =>
  Promise.all(
    Array.from({ length: count }, (_, index) => {
      const process = processes[index % 2];
      if (!process) throw new Error('no process');
      return call(process.browser(new Map(cookies)));
    }),
  );

/** Moves what a budget counted: so many minutes ago each. */
const setBudget = (scope: string, minutesAgo: number[], subject?: string) =>
  service.ownerDb.execute(sql`
    update mail_budgets set requested_at = (select array_agg(now() - make_interval(mins => m) order by m desc) from unnest(${sql.param(minutesAgo)}::int[]) as m)
    where scope = ${scope} and (${subject ?? null}::text is null or subject = ${subject ?? null})`);

describe('of parallel requests over two processes', () => {
  it('one of a stranger’s for an address is mailed, and no sixth within an hour', async () => {
    const address = 'overal@tvm.test';
    const { emailCanonical } = passwordResetRequests;
    const requests = () =>
      service.ownerDb.select().from(passwordResetRequests).where(eq(emailCanonical, address));
    const ask = () =>
      fromBoth(18, (browser) => browser.post('/password-resets', { email: address, lost: 'password' }));
    await ask();
    expect(await requests()).toHaveLength(1);
    await setBudget('anonymous', [50, 40, 30, 2]);
    await ask();
    expect(await requests()).toHaveLength(2);
    await setBudget('anonymous', [50, 40, 30, 20, 2]);
    await ask();
    expect(await requests()).toHaveLength(2);
  });

  it('one of a main user’s for a user is mailed, whether for one or for all, and no sixth within an hour', async () => {
    const main = await createUser(service, { isMainUser: true });
    await activate(service, main.organisationId);
    const user = await createUser(service, { organisationId: main.organisationId });
    const { cookies } = await signInWithCode(service, main, await enrol(service, main));
    let turn = 0;
    const path = () =>
      turn++ % 3 ? `/organisation/users/${user.id}/registration-mail` : '/organisation/registration-mails';
    const ask = async () => {
      await service.ownerDb.execute(
        sql`update mails set state = 'delivered' where user_id = ${user.id} and state = 'queued'`,
      );
      const answers = await fromBoth(20, (browser) => browser.post(path()), cookies);
      expect(new Set(answers.map(({ status }) => status > 299 && status !== 429))).toEqual(new Set([false]));
      return (await queuedMails(service, user)).length;
    };
    expect(await ask()).toBe(1);
    await setBudget('main_user', [50, 40, 30, 2], user.id);
    expect(await ask()).toBe(1);
    await setBudget('main_user', [50, 40, 30, 20, 2], user.id);
    expect(await ask()).toBe(0);
  });

  it('one use of a notice’s code counts: one end of sessions, one hold, one event, one mail', async () => {
    const user = await createUser(service);
    const { id, code } = await sendNotice(service, user);
    const answers = await fromBoth(20, (browser) => browser.post('/notices/dispute', { noticeCode: code }));
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200));
    const { disputedAt } = await noticeOf(service, id);
    expect(new Set(answers.map(({ body }) => body.disputedAt))).toEqual(new Set([disputedAt?.toISOString()]));
    expect(await eventsOf(service, user)).toEqual(['notice_disputed success']);
    expect(await queuedMails(service, user)).toHaveLength(1);
    const { rows } = await service.ownerDb.execute(
      sql`select credential_epoch as epoch, (select count(*)::int from sensitive_changes where user_id = u.id) as changes from users u where id = ${user.id}`,
    );
    expect(rows).toEqual([{ epoch: 2, changes: 1 }]);
  });

  it('one delivery event, repeated at once, has one effect', async () => {
    const user: TestUser = await createUser(service);
    const mail = await addMail(service, user);
    const body = JSON.stringify(mailEvent(mail, 'email.bounced', { to: [user.email] }));
    const headers = { ...signed(webhook, body), 'content-type': 'application/json' };
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        supertest(processes[index % 2]?.url ?? '')
          .post('/totpservice/api/v1/mail-events')
          .set(headers)
          .send(body),
      ),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([204]));
    expect((await mailNow(service, mail)).state).toBe('bounced');
    expect(await eventsOf(service, user)).toEqual(['mail_bounced failure bounce']);
  });
});
