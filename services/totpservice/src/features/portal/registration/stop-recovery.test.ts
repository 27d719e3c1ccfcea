import { decodeSecret } from '@tvm/totp';
import { sql } from 'drizzle-orm';
import { afterAll, expect, it } from 'vitest';
import { atOnce } from '../../../../test/at-once.ts';
import { startService } from '../../../../test/harness.ts';
import { confirm } from '../../../../test/mailed-links.ts';
import { eventsOf } from '../../../../test/records.ts';
import {
  askNewPhone,
  createOwner,
  knownBrowser,
  mintStop,
  reachNewPhone,
} from '../../../../test/recoveries.ts';

const service = await startService({ recoveryPolicy: 'mail_and_time', mandatoryFrom: undefined }, afterAll);
const hours = (count: number) => service.clock.advance(count * 3600);
const stop = (token: string) => service.browser().post('/recoveries/stop', { token });

async function waiting() {
  const owner = await createOwner(service);
  await askNewPhone(service, owner.user);
  return { ...owner, token: await mintStop(service, owner.user) };
}
const stoppedEvents = async (user: Awaited<ReturnType<typeof waiting>>['user']) =>
  (await eventsOf(service, user)).filter((event) => event.startsWith('recovery_stopped'));

it('stops it without a login, and time is no reason from then on', async () => {
  const { user, token } = await waiting();
  hours(23);
  const { status, body } = await stop(token);
  expect([status, body]).toEqual([200, { stoppedAt: service.clock.now.toISOString() }]);
  for (const later of [1, 72, 1000]) {
    hours(later);
    expect(await askNewPhone(service, user)).toBe('recovery_stopped');
  }
});

it('answers the same again, and to several at once, with one event', async () => {
  const { user, token } = await waiting();
  const lock = sql`select from users where id = ${user.id} for update`;
  const answers = await atOnce(service, lock, [() => stop(token), () => stop(token), () => stop(token)]);
  hours(1);
  const all = [...answers, await stop(token)].map(({ body }) => body.stoppedAt);
  expect(new Set(all).size).toBe(1);
  expect(await stoppedEvents(user)).toHaveLength(1);
});

it('says since when, where a login had stopped it already', async () => {
  const { user, secret, token } = await waiting();
  hours(1);
  await knownBrowser(service, { user, secret });
  const loggedInAt = service.clock.now.toISOString();
  hours(1);
  expect((await stop(token)).body).toEqual({ stoppedAt: loggedInAt });
  expect(await stoppedEvents(user)).toEqual([]);
});

it('says that it is too late once the phone was linked, and stops nothing', async () => {
  const { user, token } = await waiting();
  hours(24);
  const { browser, shown } = await reachNewPhone(service, user);
  await confirm(service, browser, decodeSecret(shown.body.secret));
  expect((await stop(token)).body.code).toBe('recovery_over');
});

it('knows no other token, nor the one of an earlier request', async () => {
  const { user, token } = await waiting();
  hours(72);
  await askNewPhone(service, user);
  for (const each of [token, 'A'.repeat(43)]) {
    const { status, body } = await stop(each);
    expect([status, body.code]).toEqual([404, 'recovery_unknown']);
  }
  hours(24);
  expect(await askNewPhone(service, user)).toBe('shown');
});

it('ends nothing else: sessions stay', async () => {
  const owner = await createOwner(service);
  const browser = await knownBrowser(service, owner);
  service.clock.advance(1);
  await askNewPhone(service, owner.user);
  expect((await stop(await mintStop(service, owner.user))).status).toBe(200);
  expect((await browser.get('/session')).status).toBe(200);
});
