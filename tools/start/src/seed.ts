import {
  activations,
  authenticators,
  clientScopes,
  clientSecrets,
  clients,
  type Database,
  mails,
  organisations,
  passwords,
  users,
} from '@tvm/db';
import { hashPassword, hashToken, parseKeyRing, type StoredPassword, seal } from '@tvm/keys';
import { canonicaliseEmail } from '@tvm/policy';
import { decodeSecret, timeStepAt } from '@tvm/totp';
import { sql } from 'drizzle-orm';
import type { Keys } from './keys-file.ts';
import {
  type DemoOrganisation,
  type DemoPerson,
  demoEmployees,
  demoOrganisations,
  externalIdOf,
} from './people.ts';

/** bcrypt's exponent, as the service's own default. */
const PASSWORD_COST = 12;
const MS_PER_DAY = 24 * 60 * 60 * 1000;

/** Whether the database has nobody in it. */
export async function isEmpty(db: Database): Promise<boolean> {
  const { rows } = await db.execute<{ used: boolean }>(
    sql`select exists (select from ${organisations}) or exists (select from ${users}) as used`,
  );
  return rows[0]?.used === false;
}

/**
 * Puts the demo's people into an empty database, in one transaction. They have been users for a month, and those of the organisation
 * with 2FA who have an authenticator for as long.
 */
export async function seed(db: Database, keys: Keys, now: Date): Promise<void> {
  const joinedAt = new Date(now.getTime() - 30 * MS_PER_DAY);
  const pepper = parseKeyRing('PASSWORD_PEPPER', keys.rings.PASSWORD_PEPPER);
  const plan = { keys, joinedAt, password: await hashPassword(pepper, keys.password, PASSWORD_COST) };

  await db.transaction(async (tx) => {
    // Another start on the same database waits here, and then finds it seeded.
    await tx.execute(sql`lock table ${organisations} in share row exclusive mode`);
    if (!(await isEmpty(tx))) return;
    for (const organisation of demoOrganisations) await addOrganisation(tx, organisation, plan);
    await addPeople(tx, demoEmployees, null, plan);
    await addClient(tx, plan);
  });
}

interface Plan {
  keys: Keys;
  joinedAt: Date;
  password: StoredPassword;
}

async function addOrganisation(db: Database, organisation: DemoOrganisation, plan: Plan): Promise<void> {
  const { people, isActivated, name, relationNumber } = organisation;
  const externalId = `ORG-${relationNumber}`;
  const row = { name, relationNumber, externalId, sourceVersion: 1, createdAt: plan.joinedAt };
  const [added] = await db.insert(organisations).values(row).returning({ id: organisations.id });
  if (!added) throw new Error(`${name} wasn't added`);
  const idOf = await addPeople(db, people, added.id, plan);
  if (!isActivated) return;
  const mainUser = people.find(({ role }) => role === 'main_user');
  const [activation] = await db
    .insert(activations)
    .values({
      organisationId: added.id,
      activatedBy: idOf.get(mainUser?.email ?? ''),
      activatedAt: plan.joinedAt,
    })
    .returning({ id: activations.id });
  // Its mails went out then: nobody of it is invited again because the demo starts.
  const mailed = { createdAt: plan.joinedAt, acceptedAt: plan.joinedAt, updatedAt: plan.joinedAt };
  await db.insert(mails).values(
    [...idOf.values()].map((userId) => ({
      ...mailed,
      userId,
      kind: 'registration' as const,
      requestedBy: 'activation' as const,
      activationId: activation?.id,
      state: 'accepted' as const,
    })),
  );
}

/** Answers the ids by e-mail address. */
async function addPeople(
  db: Database,
  people: DemoPerson[],
  organisationId: string | null,
  { keys, joinedAt, password }: Plan,
): Promise<Map<string, string>> {
  const rows = people.map((person) => userRow(person, organisationId, joinedAt));
  const added = await db.insert(users).values(rows).returning({ id: users.id, email: users.email });
  await db.insert(passwords).values(added.map(({ id }) => ({ userId: id, ...password, setAt: joinedAt })));

  const totpKeys = parseKeyRing('TOTP_KEYS', keys.rings.TOTP_KEYS);
  for (const { id: userId, email } of added) {
    const secret = keys.secrets[email];
    if (!secret) continue;
    await db.insert(authenticators).values({
      userId,
      state: 'active',
      sealedSecret: seal(totpKeys, decodeSecret(secret), { userId, purpose: 'totp-secret' }),
      lastAcceptedStep: timeStepAt(joinedAt),
      createdAt: joinedAt,
      activatedAt: joinedAt,
    });
  }
  return new Map(added.map(({ id, email }) => [email, id]));
}

function userRow(
  person: DemoPerson,
  organisationId: string | null,
  joinedAt: Date,
): typeof users.$inferInsert {
  const { email, role, employeeRole, title, firstName, namePrefix = '', surname } = person;
  const emailCanonical = canonicaliseEmail(email);
  if (!emailCanonical) throw new Error(`${email} is no address`);
  return {
    kind: role === 'employee' ? 'employee' : 'portal',
    employeeRole: employeeRole ?? null,
    organisationId,
    ...(role !== 'employee' && { externalId: externalIdOf(person), sourceVersion: 1 }),
    isMainUser: role === 'main_user',
    email,
    emailCanonical,
    title: title ?? null,
    firstName,
    namePrefix,
    surname,
    lastLoginAt: joinedAt,
    createdAt: joinedAt,
  };
}

/** The sandbox of other systems' developers. Its web application is on loopback, as the guide for them has it. */
const demoClient = {
  name: 'Demo',
  redirectUris: ['http://localhost:4000/callback'],
  postLogoutRedirectUris: ['http://localhost:4000/'],
  backchannelLogoutUris: ['http://localhost:4000/logout'],
};

async function addClient(db: Database, { keys: { client }, joinedAt }: Plan): Promise<void> {
  await db
    .insert(clients)
    .values({ ...demoClient, id: client.id, scopes: [...clientScopes], createdAt: joinedAt });
  const secretHash = hashToken('client-secret', client.secret);
  await db.insert(clientSecrets).values({ clientId: client.id, secretHash, createdAt: joinedAt });
}
