import { decodeSecret, generateCode, timeStepAt } from '@tvm/totp';
import { sql } from 'drizzle-orm';
import { expect } from 'vitest';
import { mintLink } from '../people.ts';
import {
  answerOf,
  isRequired,
  levelOf,
  type Member,
  type OrganisationWorld,
  reasonFor,
  timeOf,
  type Visit,
} from './organisation-world.ts';

const chosenPassword = 'Zes grijze mussen 42?';

/** Logs in as far as the person gets; the visit, when that is all the way. Each code is tried a second time. */
export async function login(world: OrganisationWorld, member: Member): Promise<Visit | undefined> {
  const browser = world.service.browser();
  const password = member.password ?? 'Nooit-gekozen-1';
  const response = await browser.post('/login', { email: member.user.email, password });
  expect(answerOf(response)).toBe(afterPassword(world, member));
  if (answerOf(response) === 'code' && member.secret) {
    if (timeStepAt(world.service.clock.now) <= member.lastStep) world.service.clock.advance(30);
    const code = generateCode({ secret: member.secret, now: world.service.clock.now });
    const copy = browser.copy();
    expect((await browser.post('/login/code', { code })).status).toBe(200);
    expect((await copy.post('/login/code', { code })).status).toBe(401);
    member.lastStep = timeStepAt(world.service.clock.now);
  } else if (answerOf(response) !== 'session') return undefined;
  const now = timeOf(world);
  const visit: Visit = {
    browser,
    member,
    epoch: member.epoch,
    isStrong: member.secret !== undefined,
    startedAt: now,
    seenAt: now,
  };
  world.visits.push(visit);
  return visit;
}

function afterPassword(world: OrganisationWorld, member: Member): string {
  if (member.isDisabled || member.password === undefined) return 'invalid_credentials';
  if (member.secret) return 'code';
  return isRequired(world, member.organisation) ? 'registration_required' : 'session';
}

/** Switches 2FA on from a visit; `isCrashing` takes the queue away, so that the last statement of it fails. */
export async function activate(
  world: OrganisationWorld,
  visit: Visit | undefined,
  isCrashing: boolean,
): Promise<void> {
  if (!visit) return;
  const { browser, member } = visit;
  const { organisation } = member;
  const level = levelOf(world, visit);
  const before = reasonFor(world, organisation);
  const { userListVersion = '0' } = (await browser.get('/organisation/two-factor')).body;
  const rename = (from: string, to: string) =>
    world.service.ownerDb.execute(sql.raw(`alter function ${from} rename to ${to}`));
  if (isCrashing) await rename('add_mail_jobs', 'away');
  const body = { userListVersion, password: member.password ?? '' };
  const response = await browser.post('/organisation/two-factor/activation', body);
  if (isCrashing) await rename('away', 'add_mail_jobs');
  if (level === undefined) return expect(answerOf(response)).toBe('unauthenticated');
  if (level === 'restricted') return expect(answerOf(response)).toBe('two_factor_required');
  if (!member.isMainUser) return expect(answerOf(response)).toBe('main_user_required');
  if (before === 'mandatory') return expect(answerOf(response)).toBe('two_factor_already_mandatory');
  if (isCrashing && before !== 'activated') return expect(answerOf(response)).toBe('internal_error');
  expect(response.status).toBe(200);
  Object.assign(organisation, { isActivated: true, exemptUntil: 0 });
}

/** All the way from a mail: a password, and the authenticator where one is required. */
export async function register(world: OrganisationWorld, member: Member): Promise<void> {
  if (member.isDisabled || member.secret) return;
  world.service.clock.advance(900);
  const browser = world.service.browser();
  const token = await mintLink(world.service, member.user);
  expect(answerOf(await browser.post('/registrations/open', { token }))).toBe('password');
  const next = answerOf(await browser.post('/registrations/password', { password: chosenPassword }));
  expect(next).toBe(isRequired(world, member.organisation) ? 'enrolment' : 'done');
  member.password = chosenPassword;
  member.epoch += 1;
  if (next === 'enrolment') {
    const secret = decodeSecret((await browser.post('/registrations/authenticator')).body.secret);
    const code = generateCode({ secret, now: world.service.clock.now });
    expect((await browser.post('/registrations/authenticator/confirm', { code })).status).toBe(200);
    Object.assign(member, { secret, lastStep: timeStepAt(world.service.clock.now), epoch: member.epoch + 1 });
  }
  // A registration never logs in by itself, and its link is used up.
  expect((await browser.get('/session')).status).toBe(401);
  expect((await browser.post('/registrations/open', { token })).status).toBeGreaterThanOrEqual(409);
}

/** What must be true after every step, whoever did what. */
export async function checkInvariants(world: OrganisationWorld): Promise<void> {
  for (const visit of world.visits) {
    const expected = levelOf(world, visit);
    const { status, body } = await visit.browser.get('/session');
    expect(status === 200 ? body.level : undefined).toBe(expected);
    if (expected === undefined) continue;
    const because = reasonFor(world, visit.member.organisation);
    expect(body.twoFactor).toMatchObject({ because, required: isRequired(world, visit.member.organisation) });
    // Nobody is exempt without an end that is still to come, and that they are told.
    if (because === 'exempt')
      expect(Date.parse(body.twoFactor.exemptUntil)).toBe(visit.member.organisation.exemptUntil);
    if (body.level === 'full' && body.twoFactor.required) expect(visit.isStrong).toBe(true);
    const list = await visit.browser.get('/organisation/users');
    const refused = expected === 'restricted' ? 'two_factor_required' : 'main_user_required';
    expect(answerOf(list)).toBe(expected === 'full' && visit.member.isMainUser ? 'done' : refused);
    if (timeOf(world) - visit.seenAt >= 60_000) visit.seenAt = timeOf(world);
  }
  world.visits = world.visits.filter((visit) => levelOf(world, visit) !== undefined);
  for (const { id, isActivated } of world.organisations) {
    const { rows } = await world.service.ownerDb.execute<{
      activations: number;
      exemptions: number;
      mails: number;
    }>(sql`select
      (select count(*)::int from activations where organisation_id = ${id} and ended_at is null) as activations,
      (select count(*)::int from exemptions where organisation_id = ${id} and ended_at is null) as exemptions,
      (select count(*)::int from mails m join activations t on t.id = m.activation_id where t.organisation_id = ${id}
        and not exists (select from graphile_worker._private_jobs j where j.payload ->> 'mailId' = m.id::text)) as mails`);
    expect(rows[0]).toMatchObject({ activations: isActivated ? 1 : 0, mails: 0 });
    if (isActivated) expect(rows[0]?.exemptions).toBe(0);
  }
}

/** Nobody is stuck: a login leads in, or says that a mail is next, and the mail leads in. */
export async function leadIn(world: OrganisationWorld, member: Member): Promise<void> {
  world.service.clock.advance(900);
  let visit = await login(world, member);
  if (!visit) {
    await register(world, member);
    visit = await login(world, member);
  }
  expect(visit && levelOf(world, visit)).toBe('full');
  const body = (await visit?.browser.get('/session'))?.body;
  expect(body.level).toBe('full');
  expect(visit?.isStrong || !body.twoFactor.required).toBe(true);
}
