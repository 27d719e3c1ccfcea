import type { Demo } from '@tvm/start/src/demo-data.ts';
import { Authenticator } from './authenticator.ts';

export type Person = Demo['people'][number];

/** Somebody of the demo, by e-mail address. */
export function getPerson({ people }: Demo, email: string): Person {
  const found = people.find((person) => person.email === email);
  if (!found) throw new Error(`demo.json has no ${email}`);
  return found;
}

const phones = new Map<string, Authenticator>();

/** The phone that an enrolled person of the demo has: one and the same for every test, so that it gives no code twice. */
export function phoneOf({ email, secret }: Person): Authenticator {
  if (!secret) throw new Error(`demo.json has no secret for ${email}`);
  const phone = phones.get(secret) ?? new Authenticator(secret);
  phones.set(secret, phone);
  return phone;
}

/** A password that meets the manual's five rules; another one for each call. */
export function choosePassword(): string {
  return `Kies ${crypto.randomUUID()} A1!`;
}
