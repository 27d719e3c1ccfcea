import type { users } from '@tvm/db';
import type { Browser } from './browser.ts';
import type { TestService } from './harness.ts';
import { createOrganisation, createUser, enrol, type TestUser } from './people.ts';
import { signedInWithCode } from './profile.ts';

type Options = Partial<typeof users.$inferInsert>;

/** A main user who has been one for long, signed in with a code just now, and an enrolled colleague. */
export async function createColleagues(service: TestService, main: Options = {}, other: Options = {}) {
  const organisationId = await createOrganisation(service);
  const mainUser = await createMainUser(service, organisationId, main);
  const colleague = await createUser(service, { organisationId, ...other });
  const secret = await enrol(service, colleague);
  return { organisationId, mainUser, colleague, secret };
}

export function createMainUser(service: TestService, organisationId: string, main: Options = {}) {
  const createdAt = new Date(service.clock.now.getTime() - 1000 * 3600_000);
  return signedInWithCode(service, { organisationId, isMainUser: true, createdAt, ...main });
}

const pathOf = ({ id }: TestUser) => `/organisation/users/${id}`;

/** What a main user is shown of a colleague. */
export const look = async (browser: Browser, colleague: TestUser) =>
  (await browser.get(pathOf(colleague))).body;

type Ask = 'unlock' | 'reset' | 'approved' | 'rejected';

/** Does something for a colleague, as it was shown now unless told otherwise. */
export async function help(browser: Browser, colleague: TestUser, what: Ask, version?: string) {
  const path = pathOf(colleague);
  if (what === 'unlock') return browser.post(`${path}/unlock`);
  const shown = version ?? ((await look(browser, colleague)).version as string | undefined) ?? 'x';
  return what === 'reset'
    ? browser.post(`${path}/reset`, { version: shown })
    : browser.post(`${path}/new-phone`, { decision: what, version: shown });
}
