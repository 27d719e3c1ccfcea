import { organisations, users } from '@tvm/db';
import { decodeSecret } from '@tvm/totp';
import { eq } from 'drizzle-orm';
import type { Response } from 'supertest';
import { expect } from 'vitest';
import type { SensitiveChange } from '../../src/standing/sensitive-changes.ts';
import type { Browser } from '../browser.ts';
import { asClient, createClient, type TestClient } from '../clients.ts';
import { actionBody, approve } from '../employees.ts';
import type { TestService } from '../harness.ts';
import { sendNotice } from '../notices.ts';
import { activate } from '../organisations.ts';
import {
  codeOf,
  createOrganisation,
  createUser,
  enrol,
  mintLink,
  must,
  password,
  signInWithCode,
  type TestUser,
} from '../people.ts';
import { queuedMails } from '../records.ts';

export const windowMilliseconds = 72 * 3_600_000;
/** What somebody does to a user, or the user says of it; a first enrolment is what these hold. */
export const kinds = [
  'address',
  'made_anew',
  'moved',
  'made_main_user',
  'reset',
  'new_phone',
  'disputed',
] as const satisfies SensitiveChange[];

interface Person {
  user: TestUser;
  secret: Uint8Array;
}
interface Place {
  externalId: string;
  id: string;
  mainUser: Person;
}
interface Fact {
  kind: SensitiveChange;
  at: number;
  actor: string;
  isConfirmed: boolean;
}

/** What is true of one person whom others change, as the rule says it. The service is held against it. */
export interface World {
  service: TestService;
  places: [Place, Place];
  clients: [TestClient, TestClient];
  employees: [Person, Person, Person];
  externalId: string;
  version: number;
  place: number;
  email: string;
  isMainUser: boolean;
  user: TestUser;
  secret: Uint8Array | undefined;
  facts: Fact[];
}

let counter = 0;

export async function createPlaces(service: TestService): Promise<World['places']> {
  const place = async (): Promise<Place> => {
    const id = await createOrganisation(service);
    const externalId = `ORG-${++counter}`;
    await service.ownerDb.update(organisations).set({ externalId }).where(eq(organisations.id, id));
    await activate(service, id);
    const user = await createUser(service, {
      organisationId: id,
      isMainUser: true,
      createdAt: long(service),
    });
    return { externalId, id, mainUser: { user, secret: await enrol(service, user) } };
  };
  return [await place(), await place()];
}

const long = ({ clock }: TestService) => new Date(clock.now.getTime() - 100 * 24 * 3_600_000);

export async function createPeople(service: TestService): Promise<Pick<World, 'clients' | 'employees'>> {
  const client = () => createClient(service, ['provisioning']);
  const employee = async (): Promise<Person> => {
    const user = await createUser(service, { kind: 'employee' });
    return { user, secret: await enrol(service, user) };
  };
  return {
    clients: [await client(), await client()],
    employees: [await employee(), await employee(), await employee()],
  };
}

/** Somebody who has been there for long, of whom nothing was changed. */
export async function createPerson(
  common: Pick<World, 'service' | 'places' | 'clients' | 'employees'>,
  isEnrolled: boolean,
): Promise<World> {
  const { service, places } = common;
  const externalId = `USR-${++counter}`;
  const email = `persoon${counter}@tvm.test`;
  const user = await createUser(service, {
    ...{ externalId, email, organisationId: places[0].id, sourceVersion: 1, createdAt: long(service) },
  });
  const secret = isEnrolled ? await enrol(service, user) : undefined;
  const person = { externalId, version: 1, place: 0, email, isMainUser: false, user, secret, facts: [] };
  return { ...common, ...person };
}

/** The rule: two different changes within 72 hours of each other, one of which nobody has confirmed. */
const isHeld = ({ facts }: World): boolean =>
  facts.some(
    (fact) =>
      !fact.isConfirmed &&
      facts.some(({ kind, at }) => kind !== fact.kind && Math.abs(at - fact.at) < windowMilliseconds),
  );

/** Whether a change of this kind would now be the second one. */
const wouldBeSecond = (world: World, own: SensitiveChange): boolean =>
  isHeld(world) ||
  world.facts.some(({ kind, at }) => kind !== own && timeOf(world) - at < windowMilliseconds);

/** Whether the user said within 72 hours that something wasn't them, and nobody has confirmed since. */
const isDisputed = (world: World): boolean =>
  world.facts.some(
    ({ kind, at, isConfirmed }) =>
      kind === 'disputed' && !isConfirmed && timeOf(world) - at < windowMilliseconds,
  );

const timeOf = ({ service }: World): number => service.clock.now.getTime();
const note = (world: World, kind: SensitiveChange, actor: string, isConfirmed = false): void => {
  world.facts.push({ kind, at: timeOf(world), actor, isConfirmed });
};

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

const newEmail = () => `persoon${++counter}@tvm.test`;
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

async function opened(world: World, purpose: 'registration' | 'reset'): Promise<Browser> {
  const browser = world.service.browser();
  const token = await mintLink(world.service, world.user, {
    purpose,
    ...(purpose === 'reset' && { lost: 'authenticator' as const }),
  });
  expect((await browser.post('/registrations/open', { token })).body.next).toBe('password');
  expect((await browser.post('/registrations/password', { password })).status).toBe(200);
  return browser;
}

async function confirm(world: World, browser: Browser, started: Response): Promise<void> {
  const secret = decodeSecret(started.body.secret);
  const code = codeOf(world.service, secret);
  expect((await browser.post('/registrations/authenticator/confirm', { code })).status).toBe(200);
  world.secret = secret;
}

/** A first enrolment: all the way, or not a step of it. */
export async function tryToEnrol(world: World): Promise<void> {
  if (world.secret) return;
  if (!isHeld(world)) {
    const first = await opened(world, 'registration');
    const started = await first.post('/registrations/authenticator');
    if (!isDisputed(world)) return confirm(world, first, started);
    expect(started.body.code).toBe('enrolment_held');
    note(world, 'enrolment', world.user.id);
  }
  const browser = world.service.browser();
  for (const purpose of ['registration', 'reset'] as const) {
    const token = await mintLink(world.service, world.user, { purpose });
    expect((await browser.post('/registrations/open', { token })).body.next).toBe('held');
    for (const [path, body] of [
      ['/registrations/password', { password }],
      ['/registrations/authenticator', undefined],
      ['/registrations/authenticator/confirm', { code: '123456' }],
    ] as const)
      expect((await browser.post(path, body)).body.code, path).toBe('enrolment_held');
  }
}

/** Whoever may decide is told, and whoever is the other one confirms: then nobody is stuck. */
export async function confirmBy(world: World, decider: 'main_user' | 'employee'): Promise<void> {
  if (!isHeld(world)) return;
  const { service, user, employees } = world;
  const [waiting] = await requestsOf(world);
  const approvalId = must(waiting).id;
  const { mainUser } = must(world.places[world.place]);
  expect(await toldOf(world)).not.toEqual([]);
  for (const employee of employees.filter((each) => holds(world, each))) {
    const deciding = { ...employee, browser: await signedIn(world, employee) };
    service.clock.advance(30);
    expect((await approve(service, deciding, approvalId)).body.code).toBe('second_employee_required');
  }
  const person = decider === 'main_user' ? mainUser : employees[2];
  const browser = await signedIn(world, person);
  service.clock.advance(30);
  if (decider === 'employee') {
    expect((await approve(service, { ...person, browser }, approvalId)).status).toBe(200);
  } else {
    const { items } = (await browser.get('/organisation/first-enrolments')).body;
    const item = items.find(({ id }: { id: string }) => id === approvalId);
    expect(item).toMatchObject({ user: { id: user.id }, decidable: true });
    const body = { decision: 'approved', version: item.version };
    expect((await browser.post(`/organisation/first-enrolments/${approvalId}/decision`, body)).status).toBe(
      204,
    );
  }
  confirmAll(world);
}

/** What the main user of the person's organisation is told of the person. */
async function toldOf({ service, places, place, user }: World) {
  const mails = await queuedMails(service, must(places[place]).mainUser.user);
  const held = mails.filter(
    ({ kind, params }) => kind === 'enrolment_held' && params.subjectUserId === user.id,
  );
  return held.map(({ params }) => params);
}

/** Whether somebody did one of the two. */
const holds = ({ facts }: World, { user }: Person): boolean =>
  facts.some(
    (fact) =>
      fact.actor === user.id &&
      facts.some(
        (other) =>
          other.kind !== fact.kind &&
          Math.abs(other.at - fact.at) < windowMilliseconds &&
          !(fact.isConfirmed && other.isConfirmed),
      ),
  );

const confirmAll = ({ facts }: World): void => {
  for (const fact of facts) fact.isConfirmed = true;
};

/** The requests about the person that wait, asked for again by an attempt where they don't any more. */
async function requestsOf(world: World): Promise<{ id: string }[]> {
  const browser = await signedIn(world, world.employees[2]);
  const token = await mintLink(world.service, world.user, {
    purpose: world.secret ? 'reset' : 'registration',
  });
  await world.service.browser().post('/registrations/open', { token });
  const path = `/admin/approvals?state=open&kind=first_enrolment&userId=${world.user.id}`;
  return (await browser.get(path)).body.items;
}

/** Codes are accepted once: each login waits for the next one. */
async function signedIn({ service }: World, { user, secret }: Person): Promise<Browser> {
  service.clock.advance(30);
  return signInWithCode(service, user, secret);
}
