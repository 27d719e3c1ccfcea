import type { ProblemCode } from '@tvm/contract';
import { users } from '@tvm/db';
import { hashToken, mintToken, type TokenPurpose } from '@tvm/keys';
import { eq } from 'drizzle-orm';
import type { TestService } from './harness.ts';
import { createUser, enrol, mintLink, type TestUser } from './people.ts';
import { raiseEpoch } from './records.ts';

interface DeadLink {
  what: string;
  state: 'expired' | 'used' | 'replaced' | 'withdrawn' | 'already_enrolled';
  status: 409 | 410;
  code: ProblemCode;
  /** Kills an open link of that user. */
  kill(service: TestService, user: TestUser): Promise<unknown>;
}

const registrationsOf = (service: TestService, user: TestUser, change: string) =>
  service.ownerDb.$client.query(`update registrations set ${change} where user_id = $1`, [user.id]);

/** Every way in which a link that was made is no good any more. */
export const deadLinks: DeadLink[] = [
  {
    what: 'has expired',
    state: 'expired',
    status: 410,
    code: 'registration_expired',
    // The clock stays where it is for the other tests of the file.
    kill: (service, user) =>
      service.ownerDb.$client.query(
        'update registrations set created_at = $2, expires_at = $3 where user_id = $1',
        [user.id, new Date(service.clock.now.getTime() - 1000), service.clock.now],
      ),
  },
  {
    what: 'was used',
    state: 'used',
    status: 410,
    code: 'registration_used',
    kill: (service, user) => registrationsOf(service, user, 'completed_at = created_at'),
  },
  {
    what: 'was replaced by a newer mail',
    state: 'replaced',
    status: 410,
    code: 'registration_replaced',
    kill: (service, user) => registrationsOf(service, user, 'superseded_at = created_at'),
  },
  {
    what: 'is of an older epoch',
    state: 'withdrawn',
    status: 410,
    code: 'registration_withdrawn',
    kill: raiseEpoch,
  },
  {
    what: 'is of a user who was disabled',
    state: 'withdrawn',
    status: 410,
    code: 'registration_withdrawn',
    kill: (service, user) =>
      service.ownerDb.update(users).set({ disabledAt: service.clock.now }).where(eq(users.id, user.id)),
  },
  {
    what: 'is a registration of a user who is enrolled',
    state: 'already_enrolled',
    status: 409,
    code: 'already_enrolled',
    kill: enrol,
  },
];

/** Tokens that lead to no registration, although most of them are in the database under some hash. */
export const strangeTokens: [what: string, make: (service: TestService) => Promise<string>][] = [
  ['that was never made', async () => mintToken()],
  ['of a reset that is filed as a registration', (service) => misfiledLink(service, 'registration', 'reset')],
  ['of a registration that is filed as a reset', (service) => misfiledLink(service, 'reset', 'registration')],
  ['of a login challenge', (service) => misfiledLink(service, 'registration', 'login-challenge')],
  ['of a registration cookie', (service) => misfiledLink(service, 'registration', 'registration-cookie')],
];

async function misfiledLink(
  service: TestService,
  purpose: 'registration' | 'reset',
  hashedAs: TokenPurpose,
): Promise<string> {
  const token = mintToken();
  await mintLink(service, await createUser(service), { purpose, tokenHash: hashToken(hashedAs, token) });
  return token;
}
