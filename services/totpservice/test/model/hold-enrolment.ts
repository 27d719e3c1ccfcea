import { decodeSecret } from '@tvm/totp';
import type { Response } from 'supertest';
import { expect } from 'vitest';
import type { Browser } from '../browser.ts';
import { approve } from '../employees.ts';
import { codeOf, mintLink, must, password } from '../people.ts';
import { queuedMails } from '../records.ts';
import { confirmAll, holds, isDisputed, isHeld, note, wasMoved } from './hold-rule.ts';
import { signedIn, type World } from './hold-world.ts';

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

export async function opened(world: World, purpose: 'registration' | 'reset'): Promise<Browser> {
  const browser = world.service.browser();
  const token = await mintLink(world.service, world.user, {
    purpose,
    ...(purpose === 'reset' && { lost: 'authenticator' as const }),
  });
  expect((await browser.post('/registrations/open', { token })).body.next).toBe('password');
  expect((await browser.post('/registrations/password', { password })).status).toBe(200);
  return browser;
}

export async function confirm(world: World, browser: Browser, started: Response): Promise<void> {
  const secret = decodeSecret(started.body.secret);
  const code = codeOf(world.service, secret);
  expect((await browser.post('/registrations/authenticator/confirm', { code })).status).toBe(200);
  world.secret = secret;
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
    expect(item).toMatchObject({ user: { id: user.id }, decidable: !wasMoved(world) });
    const body = { decision: 'approved', version: item.version };
    const { status } = await browser.post(`/organisation/first-enrolments/${approvalId}/decision`, body);
    expect(status).toBe(wasMoved(world) ? 403 : 204);
    if (wasMoved(world)) return;
  }
  confirmAll(world);
}

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

/** What the main user of the person's organisation is told of the person. */
export async function toldOf({ service, places, place, user }: World) {
  const mails = await queuedMails(service, must(places[place]).mainUser.user);
  const held = mails.filter(
    ({ kind, params }) => kind === 'enrolment_held' && params.subjectUserId === user.id,
  );
  return held.map(({ params }) => params);
}
