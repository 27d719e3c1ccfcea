import fc from 'fast-check';
import { afterAll, it } from 'vitest';
import { startService } from './harness.ts';
import { activate, checkInvariants, leadIn, login, register } from './model/organisation-steps.ts';
import { addMember, move, reverse, toggle } from './model/organisation-support.ts';
import type { Member, Organisation, OrganisationWorld } from './model/organisation-world.ts';
import { createOrganisation, createUser, enrol, must, password } from './people.ts';

const start = new Date('2026-03-02T09:00:10Z');
const service = await startService({}, afterAll);
const day = 24 * 3600;

/** Two organisations with a main user each, and two more people in the first. */
async function createWorld(): Promise<OrganisationWorld> {
  service.clock.now = start;
  setMandatoryFrom(10);
  await service.ownerDb.$client.query('delete from attempt_budgets');
  const organisation = async (): Promise<Organisation> => ({
    id: await createOrganisation(service),
    isActivated: false,
    exemptUntil: 0,
  });
  const member = async (of: Organisation, isMainUser: boolean): Promise<Member> => ({
    user: await createUser(service, { organisationId: of.id, isMainUser }),
    organisation: of,
    isMainUser,
    isDisabled: false,
    password,
    secret: undefined,
    lastStep: 0,
    epoch: 1,
  });
  const organisations: [Organisation, Organisation] = [await organisation(), await organisation()];
  const [one, other] = organisations;
  const employee = async () => {
    const user = await createUser(service, { kind: 'employee' });
    return { user, secret: await enrol(service, user) };
  };
  return {
    service: { ...service, config: service.app.deps.config },
    organisations,
    members: [await member(one, true), await member(one, false), await member(other, true)],
    visits: [],
    employees: [await employee(), await employee()],
  };
}

/** As after a restart with another setting: the date is nowhere but there. Undefined for no date. */
function setMandatoryFrom(days: number | undefined): void {
  const mandatoryFrom =
    days === undefined ? undefined : new Date(service.clock.now.getTime() + days * day * 1000);
  Object.assign(service.app.deps.config, { mandatoryFrom });
}

/** Whom and what a command is about. */
interface Choice {
  member: number;
  organisation: number;
  visit: number;
  days: number;
  isOdd: boolean;
}
type Step = (world: OrganisationWorld, member: Member, organisation: Organisation, choice: Choice) => unknown;

const advance =
  (seconds: number): Step =>
  () =>
    service.clock.advance(seconds);

const commands: Record<string, [weight: number, step: Step]> = {
  login: [6, login],
  'activate from some visit': [
    4,
    (world, _member, _organisation, { visit, isOdd }) => activate(world, world.visits.at(-1 - visit), isOdd),
  ],
  'log in and activate': [4, async (world, member) => activate(world, await login(world, member), false)],
  reverse: [
    4,
    (world, _member, organisation, { days, visit, isOdd }) =>
      reverse(world, organisation, { days: isOdd ? days : undefined, isRejected: visit === 0 }),
  ],
  register: [3, register],
  'add a member': [1, (world, _member, organisation, { isOdd }) => addMember(world, organisation, isOdd)],
  'move a member': [2, move],
  'disable or enable a member': [2, toggle],
  'set the date sooner': [2, () => setMandatoryFrom(-1)],
  'set the date later': [2, (_world, _member, _organisation, { days }) => setMandatoryFrom(days)],
  'take the date away': [1, () => setMandatoryFrom(undefined)],
  'wait a minute': [2, advance(60)],
  'wait an hour': [1, advance(3600)],
  'wait a day': [2, advance(day)],
  'wait two weeks': [1, advance(14 * day)],
  // The very instant of an end is where a comparison goes wrong.
  'wait for an exemption to end': [
    3,
    async (world, member, organisation) => {
      await login(world, member);
      const left = organisation.exemptUntil - service.clock.now.getTime();
      if (!organisation.isActivated && left > 0) service.clock.advance(left / 1000);
      await login(world, member);
    },
  ],
};

const sequences = fc.array(
  fc.record({
    command: fc.oneof(
      ...Object.entries(commands).map(([name, [weight]]) => ({ weight, arbitrary: fc.constant(name) })),
    ),
    choice: fc.record<Choice>({
      member: fc.nat(3),
      organisation: fc.oneof(
        { weight: 3, arbitrary: fc.constant(0) },
        { weight: 1, arbitrary: fc.constant(1) },
      ),
      visit: fc.nat(2),
      days: fc.constantFrom(1, 14, 90),
      isOdd: fc.boolean(),
    }),
  }),
  { minLength: 15, maxLength: 40 },
);

it('activations, reversals, exemptions, another date and people who come, move and go let nobody in without what is required, leave nobody stuck and nobody silently exempt', async () => {
  await fc.assert(
    fc.asyncProperty(sequences, async (sequence) => {
      const world = await createWorld();
      for (const { command, choice } of sequence) {
        const member = must(world.members[choice.member % world.members.length]);
        await must(commands[command])[1](
          world,
          member,
          must(world.organisations[choice.organisation]),
          choice,
        );
        await checkInvariants(world);
      }
      for (const member of world.members) {
        if (member.isDisabled) await toggle(world, member);
        await leadIn(world, member);
        await checkInvariants(world);
      }
    }),
    { numRuns: 15 },
  );
});
