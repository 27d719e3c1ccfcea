import type { sensitiveChanges, users } from '@tvm/db';
import { afterAll, describe, expect, it } from 'vitest';
import { approve, askFor, signedInEmployee, twoEmployees } from '../../../../test/employees.ts';
import { startService } from '../../../../test/harness.ts';
import { activate } from '../../../../test/organisations.ts';
import {
  changed,
  createOrganisation,
  createUser,
  mintLink,
  must,
  signInWithCode,
} from '../../../../test/people.ts';
import { signedInWithCode } from '../../../../test/profile.ts';
import { allRows, eventsOf, expectOnlyRefusals, queuedKinds } from '../../../../test/records.ts';

const service = await startService({ mandatoryFrom: undefined }, afterAll);
const ago = (hours: number) => new Date(service.clock.now.getTime() - hours * 3600_000);
const path = '/organisation/first-enrolments';

/** A main user who has been one for long, and what waits of a colleague once the link was opened. */
async function waiting(
  options: Partial<typeof users.$inferInsert> = {},
  change: Partial<typeof sensitiveChanges.$inferInsert> = {},
) {
  const organisationId = await createOrganisation(service);
  await activate(service, organisationId);
  const inside = { organisationId, isMainUser: true, createdAt: ago(1000) };
  const mainUser = await signedInWithCode(service, { ...inside, ...options });
  const user = await createUser(service, { organisationId, password: null });
  await changed(service, user, 'address', { at: ago(71) });
  await changed(service, user, 'made_anew', change);
  const open = async () => {
    const token = await mintLink(service, user);
    return (await service.browser().post('/registrations/open', { token })).body.next;
  };
  expect(await open()).toBe('held');
  const list = async () => (await mainUser.browser.get(path)).body.items;
  const decide = async (decision: string, browser = mainUser.browser) => {
    const { id, version } = must((await list())[0]) as { id: string; version: string };
    return browser.post(`${path}/${id}/decision`, { decision, version });
  };
  return { organisationId, mainUser, user, open, list, decide };
}

describe('a main user', () => {
  it('sees who waits and why, confirms it, and the user is invited again', async () => {
    const { mainUser, user, open, list, decide } = await waiting();
    expect(await list()).toMatchObject([
      { user: { id: user.id, email: user.email }, because: ['address', 'made_anew'], decidable: true },
    ]);
    expect((await decide('approved')).status).toBe(204);
    expect(await list()).toEqual([]);
    expect(await queuedKinds(service, user)).toEqual(['registration']);
    expect(await open()).toBe('password');
    expect(await queuedKinds(service, mainUser.user)).toEqual(['enrolment_held']);
    expect(await eventsOf(service, user)).toEqual(
      expect.arrayContaining(['enrolment_held success', 'first_enrolment_confirmed success']),
    );
  });

  it('refuses it: the user stays out, and no attempt has it asked for again; support can', async () => {
    const { user, open, list, decide } = await waiting();
    expect((await decide('rejected')).status).toBe(204);
    expect(await open()).toBe('held');
    expect(await list()).toEqual([]);
    const [asking, deciding] = await twoEmployees(service);
    const { id, state } = (await askFor(asking.browser, 'first_enrolment', user)).body;
    expect(state).toBe('open');
    expect(await list()).toMatchObject([{ id }]);
    expect((await approve(service, deciding, id)).status).toBe(200);
    expect(await open()).toBe('password');
  });

  it('is asked again by an attempt once nobody has answered for a week', async () => {
    const { user, open } = await waiting();
    service.clock.advance(7 * 24 * 3600);
    expect(await open()).toBe('held');
    const { browser } = await signedInEmployee(service);
    const { items } = (await browser.get(`/admin/approvals?userId=${user.id}`)).body;
    expect(items.map(({ state }: { state: string }) => state)).toEqual(['open', 'expired']);
  });

  it('is asked anew after another change, and what was shown before decides nothing', async () => {
    const { mainUser, user, list, open } = await waiting();
    const [before] = await list();
    await changed(service, user, 'made_main_user');
    const body = { decision: 'approved', version: before.version };
    const answer = await mainUser.browser.post(`${path}/${before.id}/decision`, body);
    expect(answer.body.code).toBe('approval_changed');
    await open();
    expect(await list()).toMatchObject([{ because: ['address', 'made_anew', 'made_main_user'] }]);
    expect((await list())[0].id).not.toBe(before.id);
  });
});

describe('nothing is decided', () => {
  it.each([
    ['who is a user since yesterday', () => ({ createdAt: ago(71) }), 'main_user_too_new'],
    ['who is no main user', () => ({ isMainUser: false }), 'main_user_required'],
  ])('by one %s', async (_who, options, code) => {
    const { organisationId, mainUser, open, user } = await waiting(options());
    const settled = await signedInWithCode(service, {
      ...{ organisationId, isMainUser: true, createdAt: ago(1000) },
    });
    const [{ id, version }] = (await settled.browser.get(path)).body.items;
    const before = await allRows(service);
    const body = { decision: 'approved', version };
    expect((await mainUser.browser.post(`${path}/${id}/decision`, body)).body.code).toBe(code);
    await expectOnlyRefusals(service, before);
    expect(await open()).toBe('held');
    expect(await queuedKinds(service, user)).toEqual([]);
  });

  it('by one who was made main user lately, whoever did that could be who did the rest', async () => {
    const { mainUser, list, decide } = await waiting();
    await changed(service, mainUser.user, 'made_main_user', { at: ago(71) });
    expect(await list()).toMatchObject([{ decidable: false }]);
    expect((await decide('approved')).body.code).toBe('main_user_too_new');
  });

  it('by one of the organisation that somebody was moved to, however long ago: who moves people could have made it', async () => {
    const { user, list, decide, open } = await waiting();
    await changed(service, user, 'moved', { at: ago(600) });
    expect(await list()).toMatchObject([{ decidable: false }]);
    const before = await allRows(service);
    for (const decision of ['approved', 'rejected'])
      expect((await decide(decision)).body.code).toBe('colleague_moved');
    await expectOnlyRefusals(service, before, 2);
    expect(await open()).toBe('held');
    const [asking] = await twoEmployees(service);
    const { items } = (await asking.browser.get(`/admin/approvals?userId=${user.id}`)).body;
    expect((await approve(service, asking, items[0].id)).status).toBe(200);
    expect(await open()).toBe('password');
  });

  it('by one of another organisation, for whom it is not there', async () => {
    const { list } = await waiting();
    const other = await waiting();
    const [{ id, version }] = await list();
    const body = { decision: 'approved', version };
    const answer = await other.mainUser.browser.post(`${path}/${id}/decision`, body);
    expect(answer.body.code).toBe('approval_not_found');
  });

  it('without a proof of the last five minutes', async () => {
    const { mainUser, decide } = await waiting();
    service.clock.advance(300);
    expect((await decide('approved')).body.code).toBe('step_up_required');
    const browser = await signInWithCode(service, mainUser.user, mainUser.secret);
    expect((await decide('approved', browser)).status).toBe(204);
  });

  it('twice', async () => {
    const { mainUser, list, decide } = await waiting();
    const [{ id, version }] = await list();
    await decide('approved');
    const answer = await mainUser.browser.post(`${path}/${id}/decision`, { decision: 'approved', version });
    expect(answer.body.code).toBe('approval_not_open');
  });

  it('by the employee who did one of the changes', async () => {
    const [asking, deciding] = await twoEmployees(service);
    const did = { actorKind: 'employee' as const, actorId: deciding.user.id };
    const { user } = await waiting({}, did);
    const { items } = (await asking.browser.get(`/admin/approvals?userId=${user.id}`)).body;
    const [{ id }] = items;
    expect((await approve(service, deciding, id)).body.code).toBe('second_employee_required');
    expect((await approve(service, asking, id)).status).toBe(200);
  });
});
