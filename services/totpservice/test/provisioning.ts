import { organisations, users } from '@tvm/db';
import { eq } from 'drizzle-orm';
import { afterAll, beforeEach } from 'vitest';
import { asClient, createClient, type TestClient } from './clients.ts';
import { startService } from './harness.ts';
import { createOrganisation, createUser, enrol, must } from './people.ts';
import { queuedMails } from './records.ts';

/** A service that other systems provision, for a whole file: each test has a client, an organisation and an external id of its own. */
export async function startProvisioning() {
  const service = await startService({ mandatoryFrom: undefined }, afterAll);
  /** Of the running test. */
  const given = { client: { id: '', secret: '' } as TestClient, org: '', organisationId: '', ext: '' };
  let counter = 0;
  const count = () => ++counter;

  async function makeOrganisation(): Promise<[externalId: string, id: string]> {
    const id = await createOrganisation(service);
    const externalId = `ORG-${count()}`;
    await service.ownerDb.update(organisations).set({ externalId }).where(eq(organisations.id, id));
    return [externalId, id];
  }

  beforeEach(async () => {
    given.client = await createClient(service, ['provisioning']);
    given.ext = `USR-${count()}`;
    [given.org, given.organisationId] = await makeOrganisation();
  });

  const ask = (...request: Parameters<ReturnType<typeof asClient>>) =>
    asClient(service, given.client, 'provisioning')(...request);
  const body = (version: number, more: object = {}) => ({
    version,
    organisation: given.org,
    email: `${given.ext.toLowerCase()}@tvm.test`,
    firstName: 'Gewone',
    surname: 'sub',
    ...more,
  });
  const put = (version: number, more: object = {}, of = given.ext) =>
    ask('PUT', `/users/${of}`, body(version, more));
  const remove = (version: number, of = given.ext) => ask('DELETE', `/users/${of}?version=${version}`);
  const rowOf = async (of = given.ext) =>
    (await service.ownerDb.select().from(users).where(eq(users.externalId, of)))[0];
  const userOf = async (of = given.ext) => {
    const { id, email, organisationId } = must(await rowOf(of));
    return { id, email, organisationId };
  };
  /** A provisioned user who has a password, and an authenticator unless told otherwise. */
  async function settle({ isEnrolled = true } = {}) {
    const user = await createUser(service, {
      externalId: given.ext,
      sourceVersion: 1,
      organisationId: given.organisationId,
      email: `${given.ext.toLowerCase()}@tvm.test`,
      firstName: 'Gewone',
      surname: 'sub',
    });
    return { user, secret: isEnrolled ? await enrol(service, user) : undefined };
  }
  const kindsOf = async (of = given.ext) =>
    (await queuedMails(service, await userOf(of))).map(({ kind }) => kind);
  return { service, given, count, makeOrganisation, ask, body, put, remove, rowOf, userOf, settle, kindsOf };
}
