import type { Browser } from '../browser.ts';
import type { TestService } from '../harness.ts';
import type { TestUser } from '../people.ts';

/** What is true of a person, as the design says it. The service is held against it. */
export interface Person {
  user: TestUser;
  isMainUser: boolean;
  password: string | undefined;
  authenticator: { secret: Uint8Array; state: 'active' | 'disabled'; lastStep: number } | undefined;
  recoveryCodes: { code: string; used: boolean }[];
  epoch: number;
  codes: Budget;
  enrolments: Budget;
}

/** Five attempts, then 15 minutes. */
export interface Budget {
  attempts: number;
  lockedUntil: number;
}

export interface Link {
  token: string;
  person: Person;
  purpose: 'registration' | 'reset';
  epoch: number;
  expiresAt: number;
  isReplaced: boolean;
  isUsed: boolean;
  /** The browser that opened it last. */
  holder: Tab | undefined;
  isPasswordSet: boolean;
  keptPassword: string | undefined;
  pendingSecret: Uint8Array | undefined;
}

/** A browser with what its cookies stand for. */
export interface Tab {
  browser: Browser;
  session?:
    | {
        person: Person;
        epoch: number;
        isStrong: boolean;
        startedAt: number;
        seenAt: number;
        /** When the password, and the code, was given last. */
        provedAt: number;
        codeAt?: number | undefined;
        /** Of the replacement that was started in it. */
        pendingSecret?: Uint8Array | undefined;
        /** By another session of the person. */
        isEnded?: boolean;
      }
    | undefined;
  challenge?: { person: Person; epoch: number; expiresAt: number } | undefined;
  link?: Link | undefined;
}

export interface World {
  service: TestService;
  /** Ends the process and starts another one on the same database. */
  restart(): Promise<void>;
  isActivated: boolean;
  /** That the activation caused: none for one that was made as a fact. */
  activationMails: number;
  people: Person[];
  tabs: Tab[];
  links: Link[];
  passwordsMade: number;
}

export const timeOf = (world: World): number => world.service.clock.now.getTime();

export const isRequired = (world: World): boolean =>
  world.isActivated ||
  timeOf(world) >= (world.service.config.mandatoryFrom?.getTime() ?? Number.POSITIVE_INFINITY);

/** Counts an attempt; false while locked. */
export function claim(budget: Budget, now: number): boolean {
  if (budget.lockedUntil > now) return false;
  if (budget.lockedUntil > 0) Object.assign(budget, { attempts: 0, lockedUntil: 0 });
  budget.attempts += 1;
  if (budget.attempts >= 5) budget.lockedUntil = now + 900_000;
  return true;
}

/** Why a link can't be opened, as the code of the problem; undefined for one that can. */
export function refusalOf(world: World, link: Link): string | undefined {
  if (link.isUsed) return 'registration_used';
  if (link.purpose === 'registration' && link.person.authenticator?.state === 'active')
    return 'already_enrolled';
  if (link.isReplaced) return 'registration_replaced';
  if (link.expiresAt <= timeOf(world)) return 'registration_expired';
  if (link.epoch !== link.person.epoch) return 'registration_withdrawn';
  return undefined;
}

/** The same of the registration that a tab's cookie stands for. */
export function refusalIn(world: World, tab: Tab): string | undefined {
  if (!tab.link || tab.link.holder !== tab) return 'registration_not_open';
  return refusalOf(world, tab.link);
}

export function nextStepOf(world: World, link: Link): 'password' | 'proof' | 'enrolment' | 'done' {
  if (!link.isPasswordSet) return 'password';
  if (link.person.authenticator?.state === 'active') return 'proof';
  return link.person.authenticator || isRequired(world) ? 'enrolment' : 'done';
}

/** `full`, `restricted`, or undefined for a session that is dead by now. */
export function levelOf(world: World, { session }: Tab): 'full' | 'restricted' | undefined {
  if (!session) return undefined;
  const now = timeOf(world);
  const isAlive =
    !session.isEnded &&
    session.epoch === session.person.epoch &&
    now - session.startedAt < 12 * 3_600_000 &&
    now - session.seenAt < 3_600_000;
  if (!isAlive) return undefined;
  return session.isStrong || (!isRequired(world) && !session.person.authenticator) ? 'full' : 'restricted';
}
