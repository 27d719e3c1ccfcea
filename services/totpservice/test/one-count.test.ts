import type { Schema } from '@tvm/contract';
import contract from '@tvm/contract/openapi.json' with { type: 'json' };
import { countOrganisations, usersToInvite } from '@tvm/db';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { asClient, createClient } from './clients.ts';
import { reverse, signedInEmployee } from './employees.ts';
import { startService } from './harness.ts';
import { activate } from './organisations.ts';
import { addPasskey } from './passkeys.ts';
import { createUser, enrol, mintLink, must, signInWithCode, type TestUser } from './people.ts';
import { addRegistrationMail, progressSteps } from './progress.ts';

type Figures = Schema<'ProgressFigures'>;
const schemas = contract.components.schemas;
const countedStates = schemas.ProgressFigures.required;
const service = await startService({}, afterAll);
let main: TestUser;
let secret: Uint8Array;
let organisationId: string;

/** Of each state another number of users; a dead invitation by a reversal and one by a reset; one who finished after a mail; and who is disabled. */
beforeAll(async () => {
  main = await createUser(service, { isMainUser: true, externalId: 'main' });
  organisationId = must(main.organisationId);
  const member = (externalId: string) => createUser(service, { organisationId, externalId });
  await activate(service, organisationId);
  await mintLink(service, await member('reversed'));
  await reverse(service, organisationId);
  service.clock.advance(48 * 3600);
  await activate(service, organisationId);
  for (const [index, [state, step]] of Object.entries(progressSteps).entries())
    for (let time = 0; time <= index; time++) await step(service, await member(`${state}-${time}`));
  const raiseEpoch = ({ id }: TestUser) =>
    service.ownerDb.execute(sql`update users set credential_epoch = credential_epoch + 1 where id = ${id}`);
  const reset = await member('reset');
  await mintLink(service, reset);
  await raiseEpoch(reset);
  const finished = await member('finished');
  await mintLink(service, finished);
  await enrol(service, finished);
  await raiseEpoch(finished);
  const bounced = await member('bounced-and-finished');
  await addRegistrationMail(service, bounced, 'bounced');
  const own = await enrol(service, bounced);
  await addPasskey(service, await signInWithCode(service, bounced, own));
  const disabled = { organisationId, externalId: 'gone', disabledAt: service.clock.now };
  await enrol(service, await createUser(service, disabled));
  secret = await enrol(service, main);
});

/** The one count: over the tables, not over a view. */
async function countInSql() {
  const has = (condition: string) => `exists (select from ${condition})`;
  const link = (what: string) =>
    has(`registrations r where r.user_id = u.id and r.purpose = 'registration' and r.credential_epoch = u.credential_epoch
      and r.${what} is not null`);
  const mail = (states: string) =>
    has(`mails m where m.user_id = u.id and m.kind = 'registration' and m.state in (${states})
      and not exists (select from registrations r where r.mail_id = m.id and r.credential_epoch <> u.credential_epoch)`);
  const rows = await service.ownerDb.$client.query<{
    externalId: string;
    state: string;
    fresh: boolean;
    all: number;
    passkeys: number;
  }>(
    `select u.external_id as "externalId", u.last_login_at is null as fresh,
       (select count(*)::int from authenticators a where a.user_id = u.id and a.state = 'active') as all,
       (select count(*)::int from authenticators a where a.user_id = u.id and a.state = 'active' and a.kind = 'passkey') as passkeys, case
       when ${has(`authenticators a where a.user_id = u.id and a.state = 'disabled'`)} then 'disabled'
       when ${has(`authenticators a where a.user_id = u.id and a.state = 'active'`)} then 'enrolled'
       when ${link('password_set_at')} then 'password_set'
       when ${link('opened_at')} then 'link_opened'
       when ${mail(`'bounced'`)} then 'mail_undelivered'
       when ${mail(`'accepted', 'delivered'`)} then 'invited'
       else 'not_invited' end as state
     from users u where u.organisation_id = $1 and u.disabled_at is null`,
    [organisationId],
  );
  const at = (state: string) => rows.rows.filter((row) => row.state === state).length;
  return {
    total: rows.rows.length,
    progress: Object.fromEntries(countedStates.map((state) => [state, at(state)])) as Figures,
    neverLoggedIn: rows.rows.filter(({ fresh }) => fresh).length,
    withPasskey: rows.rows.filter(({ passkeys }) => passkeys > 0).length,
    onlyOneAuthenticator: rows.rows.filter(({ all }) => all === 1).length,
  };
}

/** A list of users, counted as the figures are. */
function countListed(items: Schema<'OrganisationUser'>[]) {
  const progress: Partial<Figures> = {};
  for (const item of items) {
    const figure = item.progress === 'locked' ? 'enrolled' : item.progress;
    progress[figure] = (progress[figure] ?? 0) + 1;
  }
  return {
    total: items.length,
    progress,
    withPasskey: items.filter(({ hasPasskey }) => hasPasskey).length,
    onlyOneAuthenticator: items.filter(({ authenticators }) => authenticators === 1).length,
  };
}

it('every figure of every page is the one count', async () => {
  const browser = await signInWithCode(service, main, secret);
  const { neverLoggedIn, ...states } = await countInSql();
  const counted = { ...states, neverLoggedIn };
  const { progress } = counted;
  expect(counted).toMatchObject({ withPasskey: 1, onlyOneAuthenticator: progress.enrolled - 1 });
  expect(progress).toMatchObject({ disabled: 8, mail_undelivered: 3, invited: 2, enrolled: 6 + 7 + 3 });

  // The main user's figures and list.
  expect((await browser.get('/organisation/two-factor')).body.users).toEqual(counted);
  const own = (await browser.get('/organisation/users?pageSize=100')).body;
  expect(countListed(own.items)).toEqual(states);
  expect(own.total).toBe(counted.total);

  // The console's organisation, users and search, and the rollout.
  const { browser: lead } = await signedInEmployee(service, 'support_lead');
  const at = `/admin/organisations/${organisationId}`;
  expect((await lead.get(at)).body.users).toEqual(counted);
  expect(countListed((await lead.get(`${at}/users?pageSize=100`)).body.items)).toEqual(states);
  expect((await lead.get('/admin/organisations?search=Testvervoer')).body.items).toMatchObject([
    { userCount: counted.total },
  ]);
  const rollout = {
    users: counted.total,
    enrolled: progress.enrolled,
    notEnrolled: counted.total - progress.enrolled,
    underWay: progress.invited + progress.link_opened + progress.password_set,
    undeliverable: progress.mail_undelivered,
    notInvited: progress.not_invited,
    disabled: progress.disabled,
    neverLoggedIn,
    withPasskey: counted.withPasskey,
  };
  await countOrganisations(service.ownerDb);
  expect((await lead.get('/admin/rollout')).body.figures).toEqual(rollout);
  const organisations = (await lead.get('/admin/rollout/organisations')).body.items;
  expect(organisations.map((each: { figures: unknown }) => each.figures)).toEqual([rollout]);

  // The campaign: whoever isn't invited or whose mail bounced, but not whom a mail went to in the last 24 hours.
  const since = service.clock.now;
  const invitable = async (now: Date) =>
    (await service.ownerDb.execute(usersToInvite([{ id: organisationId, since }], now))).rowCount;
  service.clock.advance(25 * 3600);
  expect(await invitable(service.clock.now)).toBe(progress.not_invited + progress.mail_undelivered);

  // The decisions for other systems, which know disabled users too.
  const client = asClient(service, await createClient(service, ['decisions']), 'decisions');
  await service.ownerDb.execute(
    sql`update organisations set external_id = 'ORG-1' where id = ${organisationId}`,
  );
  const { items } = (await client('GET', '/two-factor-decisions?organisation=ORG-1&limit=100')).body;
  const enabled = items.filter(({ disabled }: { disabled: boolean }) => !disabled);
  expect(enabled).toHaveLength(counted.total);
  expect(enabled.filter(({ enrolled }: { enrolled: boolean }) => enrolled)).toHaveLength(progress.enrolled);
});

it('the last mail is there whatever the state: "no mail yet" is only said of who never got one', async () => {
  const browser = await signInWithCode(service, main, secret);
  const listed = async (progress: string) =>
    (await browser.get(`/organisation/users?pageSize=100&progress=${progress}`)).body.items as {
      mail: { state: string } | null;
    }[];
  const mails = (items: { mail: { state: string } | null }[]) =>
    items.flatMap(({ mail }) => mail?.state ?? []).sort();
  expect(mails(await listed('enrolled'))).toEqual(['accepted', 'bounced']);
  // The dead invitations: of a reversal and of a reset.
  expect(mails(await listed('not_invited'))).toEqual(['accepted', 'accepted']);
});

it('the states of the database are those of the contract, and each counts in a figure of the rollout', async () => {
  const { rows } = await service.ownerDb.$client.query<{ state: string; rollout: string | null }>(
    'select state, rollout from progress_states order by need',
  );
  expect(rows.map(({ state }) => state)).toEqual(schemas.Progress.enum);
  const counted = rows.filter(({ rollout }) => rollout !== null);
  expect(counted.map(({ state }) => state)).toEqual(countedStates);
  for (const { rollout } of counted)
    expect(Object.keys(schemas.RolloutFigures.properties)).toContain(rollout);
  // What the rule can say, read from the view itself.
  const view = await service.ownerDb.$client.query<{ rule: string }>(
    `select pg_get_viewdef('user_standing') as rule`,
  );
  const said = must(view.rows[0]).rule.matchAll(/(?:THEN|ELSE) '(\w+)'::text/g);
  expect([...new Set(Array.from(said, ([, state]) => state))].sort()).toEqual(countedStates.toSorted());
});
