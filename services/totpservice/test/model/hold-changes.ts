import { users } from '@tvm/db';
import { eq } from 'drizzle-orm';
import { expect } from 'vitest';
import type { SensitiveChange } from '../../src/standing/sensitive-changes.ts';
import { asClient } from '../clients.ts';
import { actionBody, approve } from '../employees.ts';
import { sendNotice } from '../notices.ts';
import { must } from '../people.ts';
import { queuedMails } from '../records.ts';
import { confirm, opened, toldOf } from './hold-enrolment.ts';
import { confirmAll, isHeld, type kinds, note, wouldBeSecond } from './hold-rule.ts';
import { newEmail, signedIn, type World } from './hold-world.ts';

/** Something that is prepared before its moment, so that it happens exactly then. */
type Act = (world: World, who: 0 | 1) => Promise<() => Promise<void>>;

export const acts: Record<(typeof kinds)[number], Act> = {
  address: async (world, who) => () => put(world, who, ['address'], { email: newEmail() }),
  moved: async (world, who) => () => put(world, who, ['moved'], { place: 1 - world.place }),
  made_main_user: async (world, who) => async () => {
    // No change by itself: whoever was a main user isn't made one.
    if (world.isMainUser) await put(world, who, [], { isMainUser: false });
    await put(world, who, ['made_main_user'], { isMainUser: true });
  },
  made_anew: async (world, who) => async () => {
    await remove(world, who);
    await put(world, who, ['made_anew'], {});
  },
  reset: resetBySupport,
  new_phone: newPhoneByLink,
  disputed: async (world) => {
    const { code } = await sendNotice(world.service, world.user);
    return async () => {
      const { status } = await world.service.browser().post('/notices/dispute', { noticeCode: code });
      expect(status).toBe(200);
      note(world, 'disputed', world.user.id);
    };
  },
};

const invited = async ({ service, user }: World) =>
  (await queuedMails(service, user)).filter(({ kind }) => kind === 'registration').length;

async function put(
  world: World,
  who: 0 | 1,
  changes: SensitiveChange[],
  change: Partial<Pick<World, 'email' | 'place' | 'isMainUser'>>,
): Promise<void> {
  const { service } = world;
  Object.assign(world, change);
  const isNew = changes.includes('made_anew');
  const before = isNew ? 0 : await invited(world);
  const client = world.clients[who];
  const { status } = await asClient(service, client, 'provisioning')('PUT', `/users/${world.externalId}`, {
    ...{ version: ++world.version, organisation: must(world.places[world.place]).externalId },
    ...{ email: world.email, firstName: 'Gewone', surname: 'sub', mainUser: world.isMainUser },
  });
  expect(status).toBe(isNew ? 201 : 200);
  for (const kind of changes) note(world, kind, client.id);
  const [row] = await service.ownerDb.select().from(users).where(eq(users.externalId, world.externalId));
  world.user = must(row);
  const mayBeInvited = changes.some((kind) => kind !== 'made_main_user') && !world.secret;
  expect((await invited(world)) - before).toBe(mayBeInvited && !isHeld(world) ? 1 : 0);
}

async function remove(world: World, who: 0 | 1): Promise<void> {
  const path = `/users/${world.externalId}?version=${++world.version}`;
  const ask = asClient(world.service, world.clients[who], 'provisioning');
  expect((await ask('DELETE', path)).status).toBe(204);
  world.secret = undefined;
}

async function resetBySupport(world: World, who: 0 | 1): Promise<() => Promise<void>> {
  const asking = world.employees[who];
  const browser = await signedIn(world, asking);
  return async () => {
    const body = { ...actionBody, kind: 'reset', userId: world.user.id };
    const takesTwo = wouldBeSecond(world, 'reset');
    const asked = await browser.post('/admin/approvals', body);
    if (!world.secret) return expect(asked.body.code).toBe('authenticator_missing');
    expect(asked.body.state).toBe(takesTwo ? 'open' : 'approved');
    if (takesTwo) {
      const other = world.employees[who === 0 ? 1 : 0];
      const deciding = { ...other, browser: await signedIn(world, other) };
      world.service.clock.advance(30);
      expect((await approve(world.service, deciding, asked.body.id)).status).toBe(200);
    }
    world.secret = undefined;
    note(world, 'reset', asking.user.id);
    if (!takesTwo) return;
    // Approved when the 72 hours were over, it is no second one any more.
    if (isHeld(world))
      expect(await toldOf(world)).toContainEqual(expect.objectContaining({ confirmed: true }));
    confirmAll(world);
  };
}

/** Whoever has the mailbox says to have a new phone. */
async function newPhoneByLink(world: World): Promise<() => Promise<void>> {
  if (!world.secret) return async () => undefined;
  return async () => {
    const takesOther = wouldBeSecond(world, 'new_phone');
    const browser = await opened(world, 'reset');
    if (takesOther) note(world, 'new_phone', world.user.id);
    const started = await browser.post('/registrations/authenticator');
    if (takesOther) return expect(started.body.code).toBe('enrolment_held');
    expect(started.status).toBe(200);
    await confirm(world, browser, started);
    note(world, 'new_phone', world.user.id);
  };
}
