import type { TwoFactorDecision } from '@tvm/policy';
import type { Browser } from '../browser.ts';
import type { TestService } from '../harness.ts';
import type { TestUser } from '../people.ts';

/** What is true of an organisation, as the design says it. Written apart from `decideTwoFactor`, which is held against it. */
export interface Organisation {
  id: string;
  isActivated: boolean;
  /** In milliseconds; 0 for no exemption. */
  exemptUntil: number;
}

export interface Member {
  user: TestUser;
  organisation: Organisation;
  isMainUser: boolean;
  isDisabled: boolean;
  password: string | undefined;
  secret: Uint8Array | undefined;
  lastStep: number;
  epoch: number;
}

/** A browser that was let in once. */
export interface Visit {
  browser: Browser;
  member: Member;
  epoch: number;
  isStrong: boolean;
  startedAt: number;
  seenAt: number;
}

export interface Employee {
  user: TestUser;
  secret: Uint8Array;
}

export interface OrganisationWorld {
  service: TestService;
  organisations: [Organisation, Organisation];
  members: Member[];
  visits: Visit[];
  /** The two of support who take an organisation's 2FA back. */
  employees: [Employee, Employee];
}

export const timeOf = (world: OrganisationWorld): number => world.service.clock.now.getTime();

/** Why 2FA is required of an organisation's users now, or why it isn't. */
export function reasonFor(
  world: OrganisationWorld,
  organisation: Organisation,
): TwoFactorDecision['because'] {
  if (organisation.isActivated) return 'activated';
  if (timeOf(world) < organisation.exemptUntil) return 'exempt';
  const { mandatoryFrom } = world.service.config;
  return mandatoryFrom && timeOf(world) >= mandatoryFrom.getTime() ? 'mandatory' : 'voluntary';
}

export const isRequired = (world: OrganisationWorld, organisation: Organisation): boolean =>
  ['activated', 'mandatory'].includes(reasonFor(world, organisation));

/** `full`, `restricted`, or undefined for a visit that is over. */
export function levelOf(world: OrganisationWorld, visit: Visit): 'full' | 'restricted' | undefined {
  const { member, epoch, startedAt, seenAt, isStrong } = visit;
  const now = timeOf(world);
  const isAlive =
    !member.isDisabled &&
    epoch === member.epoch &&
    now - startedAt < 12 * 3_600_000 &&
    now - seenAt < 3_600_000;
  if (!isAlive) return undefined;
  return isStrong || (!isRequired(world, member.organisation) && !member.secret) ? 'full' : 'restricted';
}

/** What an answer says, in a word. */
export const answerOf = ({ body }: { body: { code?: string; next?: string } }): string =>
  body.code ?? body.next ?? 'done';
