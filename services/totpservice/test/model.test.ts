import { assertResponseInContract } from '@tvm/testing';
import fc from 'fast-check';
import supertest from 'supertest';
import { afterAll, it } from 'vitest';
import { createApp } from '../src/app.ts';
import { createLog } from '../src/http/logger.ts';
import { createBrowser } from './browser.ts';
import { startService } from './harness.ts';
import type { CodeChoice } from './model/answers.ts';
import { checkInvariants, leadIn } from './model/invariants.ts';
import * as logins from './model/login-steps.ts';
import * as profiles from './model/profile-steps.ts';
import * as registrations from './model/registration-steps.ts';
import type { Link, Person, Tab, World } from './model/world.ts';
import { activate } from './organisations.ts';
import { createUser, enrol, must, password } from './people.ts';

const start = new Date('2026-03-02T09:00:10Z');
// Near enough for the clock to pass it now and then.
const mandatoryFrom = new Date('2026-03-04T23:00:00Z');
const service = await startService({ mandatoryFrom }, afterAll);

/** Two people of a new organisation: a main user with a password, maybe enrolled, and an invited user without one; three browsers. */
async function createWorld(isActivated: boolean, isEnrolled: boolean): Promise<World> {
  service.clock.now = start;
  // All browsers are one network, and many people's passwords are tried from it.
  await service.ownerDb.$client.query(`delete from attempt_budgets where scope = 'password_address'`);
  const main = await createUser(service, { isMainUser: true });
  const invited = await createUser(service, { organisationId: main.organisationId, password: null });
  if (isActivated) await activate(service, main.organisationId);
  const person = (user: typeof main, isMainUser: boolean): Person => ({
    user,
    isMainUser,
    password: isMainUser ? password : undefined,
    authenticator: undefined,
    recoveryCodes: [],
    epoch: 1,
    codes: { attempts: 0, lockedUntil: 0 },
    enrolments: { attempts: 0, lockedUntil: 0 },
  });
  const people = [person(main, true), person(invited, false)];
  if (isEnrolled) {
    const secret = await enrol(service, main, 'ABCD-EFGH-IJKL-MNOP');
    Object.assign(must(people[0]), {
      authenticator: { secret, state: 'active', lastStep: 1 },
      recoveryCodes: [{ code: 'ABCD-EFGH-IJKL-MNOP', used: false }],
    });
  }
  const world: World = {
    service: { ...service },
    restart: async () => {
      const crashed = world.service.app;
      const app = await createApp(service.app.deps, createLog('silent'));
      await app.listen({ host: '127.0.0.1', port: 0 });
      const browser = (cookies?: Map<string, string>) =>
        createBrowser(supertest(app.server), service.config.publicOrigin, assertResponseInContract, cookies);
      for (const tab of world.tabs) tab.browser = browser(tab.browser.cookies);
      Object.assign(world.service, { app, browser: () => browser() });
      if (crashed !== service.app) await crashed.close();
    },
    isActivated,
    activationMails: 0,
    people,
    tabs: Array.from({ length: 3 }, () => ({ browser: service.browser() })),
    links: [],
    passwordsMade: 0,
  };
  return world;
}

/** Whom and what a command is about. */
interface Choice {
  person: number;
  tab: number;
  /** Counted from the latest. */
  link: number;
  code: CodeChoice;
  isOdd: boolean;
}
type Step = (
  world: World,
  chosen: { person: Person; tab: Tab; link: Link | undefined; choice: Choice },
) => unknown;

/** All the way from a mail to the app, with the code that the person types. */
const register: Step = async (world, { person, tab, choice }) => {
  const purpose = choice.isOdd ? 'reset' : 'registration';
  await registrations.openLink(world, tab, await registrations.mintLink(world, person, purpose));
  await registrations.setPassword(world, tab);
  await registrations.startEnrolment(world, tab);
  await registrations.confirmEnrolment(world, tab, choice.code);
};
const signIn: Step = async (world, { person, tab, choice }) => {
  await logins.login(world, tab, person, true);
  if (tab.challenge) await logins.giveCode(world, tab, choice.code);
};
const replaceAuthenticator: Step = async (world, { tab, choice }) => {
  await profiles.stepUp(world, tab, choice.code);
  await profiles.startReplacement(world, tab);
  await profiles.confirmReplacement(world, tab, choice.code);
};
const advance =
  (seconds: number): Step =>
  (world) =>
    world.service.clock.advance(seconds);

const commands: Record<string, [weight: number, step: Step]> = {
  login: [1, (world, { tab, person, choice }) => logins.login(world, tab, person, choice.link < 4)],
  'give code': [3, (world, { tab, choice }) => logins.giveCode(world, tab, choice.code)],
  'give recovery code': [2, (world, { tab, choice }) => logins.giveRecoveryCode(world, tab, choice.link)],
  'sign in': [5, signIn],
  'mint link': [
    3,
    (world, { person, choice }) =>
      registrations.mintLink(world, person, choice.isOdd ? 'reset' : 'registration'),
  ],
  'open link': [3, (world, { tab, link }) => link && registrations.openLink(world, tab, link)],
  'set password': [2, (world, { tab }) => registrations.setPassword(world, tab)],
  'start enrolment': [2, (world, { tab }) => registrations.startEnrolment(world, tab)],
  'confirm enrolment': [
    2,
    (world, { tab, choice }) => registrations.confirmEnrolment(world, tab, choice.code),
  ],
  'give proof': [2, (world, { tab, choice }) => registrations.giveProof(world, tab, choice.code)],
  register: [4, register],
  'step up': [3, (world, { tab, choice }) => profiles.stepUp(world, tab, choice.code)],
  'change password': [2, (world, { tab }) => profiles.changePassword(world, tab)],
  'start replacement': [2, (world, { tab }) => profiles.startReplacement(world, tab)],
  'confirm replacement': [
    3,
    (world, { tab, choice }) => profiles.confirmReplacement(world, tab, choice.code),
  ],
  'replace authenticator': [3, replaceAuthenticator],
  'revoke other sessions': [2, (world, { tab }) => profiles.revokeOtherSessions(world, tab)],
  activate: [3, (world, { tab }) => logins.activate(world, tab)],
  disable: [2, (world, { person }) => logins.disableAuthenticator(world, person)],
  'log out': [1, (_world, { tab }) => logins.logOut(tab)],
  crash: [1, (world) => world.restart()],
  'wait for a new code': [4, advance(30)],
  'wait a minute': [1, advance(61)],
  'wait for a lock to end': [1, advance(900)],
  'wait an hour': [1, advance(3600)],
  'wait a day': [1, advance(25 * 3600)],
};

const sequences = fc.array(
  fc.record({
    command: fc.oneof(
      ...Object.entries(commands).map(([name, [weight]]) => ({ weight, arbitrary: fc.constant(name) })),
    ),
    choice: fc.record<Choice>({
      person: fc.nat(1),
      tab: fc.nat(2),
      link: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(4) }),
      code: fc.constantFrom<CodeChoice>(0, 0, 0, 1, -1, 'wrong'),
      isOdd: fc.boolean(),
    }),
  }),
  { minLength: 15, maxLength: 35 },
);

it('lets nobody in without what is required, leaves nobody stuck and accepts nothing twice, whatever happens in whatever order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.boolean(), fc.boolean(), sequences, async (isActivated, isEnrolled, sequence) => {
      const world = await createWorld(isActivated, isEnrolled);
      for (const { command, choice } of sequence) {
        const [person, tab] = [must(world.people[choice.person]), must(world.tabs[choice.tab])];
        const [, step] = must(commands[command]);
        await step(world, { person, tab, link: world.links.at(-1 - choice.link), choice });
        await checkInvariants(world);
      }
      for (const person of world.people) await leadIn(world, person);
      if (world.service.app !== service.app) await world.service.app.close();
    }),
    { numRuns: 12 },
  );
});
