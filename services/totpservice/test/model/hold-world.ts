import { organisations } from '@tvm/db';
import { eq } from 'drizzle-orm';
import type { SensitiveChange } from '../../src/standing/sensitive-changes.ts';
import type { Browser } from '../browser.ts';
import { createClient, type TestClient } from '../clients.ts';
import type { TestService } from '../harness.ts';
import { activate } from '../organisations.ts';
import { createOrganisation, createUser, enrol, signInWithCode, type TestUser } from '../people.ts';

export interface Person {
  user: TestUser;
  secret: Uint8Array;
}
interface Place {
  externalId: string;
  id: string;
  mainUser: Person;
}
interface Fact {
  kind: SensitiveChange;
  at: number;
  actor: string;
  isConfirmed: boolean;
}

/** What is true of one person whom others change, as the rule says it. The service is held against it. */
export interface World {
  service: TestService;
  places: [Place, Place];
  clients: [TestClient, TestClient];
  employees: [Person, Person, Person];
  externalId: string;
  version: number;
  place: number;
  email: string;
  isMainUser: boolean;
  user: TestUser;
  secret: Uint8Array | undefined;
  facts: Fact[];
}

let counter = 0;
/** An address that nobody has had. */
export const newEmail = () => `persoon${++counter}@tvm.test`;

export async function createPlaces(service: TestService): Promise<World['places']> {
  const place = async (): Promise<Place> => {
    const id = await createOrganisation(service);
    const externalId = `ORG-${++counter}`;
    await service.ownerDb.update(organisations).set({ externalId }).where(eq(organisations.id, id));
    await activate(service, id);
    const user = await createUser(service, {
      organisationId: id,
      isMainUser: true,
      createdAt: long(service),
    });
    return { externalId, id, mainUser: { user, secret: await enrol(service, user) } };
  };
  return [await place(), await place()];
}

const long = ({ clock }: TestService) => new Date(clock.now.getTime() - 100 * 24 * 3_600_000);

export async function createPeople(service: TestService): Promise<Pick<World, 'clients' | 'employees'>> {
  const client = () => createClient(service, ['provisioning']);
  const employee = async (): Promise<Person> => {
    const user = await createUser(service, { kind: 'employee' });
    return { user, secret: await enrol(service, user) };
  };
  return {
    clients: [await client(), await client()],
    employees: [await employee(), await employee(), await employee()],
  };
}

/** Somebody who has been there for long, of whom nothing was changed. */
export async function createPerson(
  common: Pick<World, 'service' | 'places' | 'clients' | 'employees'>,
  isEnrolled: boolean,
): Promise<World> {
  const { service, places } = common;
  const externalId = `USR-${++counter}`;
  const email = newEmail();
  const user = await createUser(service, {
    ...{ externalId, email, organisationId: places[0].id, sourceVersion: 1, createdAt: long(service) },
  });
  const secret = isEnrolled ? await enrol(service, user) : undefined;
  const person = { externalId, version: 1, place: 0, email, isMainUser: false, user, secret, facts: [] };
  return { ...common, ...person };
}

/** Codes are accepted once: each login waits for the next one. */
export async function signedIn({ service }: World, { user, secret }: Person): Promise<Browser> {
  service.clock.advance(30);
  return signInWithCode(service, user, secret);
}
