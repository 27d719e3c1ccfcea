import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeSecret, generateCode } from '@tvm/totp';
import type { Demo } from './demo-data.ts';

/** `code <address>`: what a person of the running demo reads off their phone now. */
const demo: Demo = JSON.parse(await readFile(join(process.env.DATA_DIR ?? '.data', 'demo.json'), 'utf8'));
const person = demo.people.find(({ email }) => email === process.argv[2]);
if (person?.secret) {
  console.log(generateCode({ secret: decodeSecret(person.secret), now: new Date() }));
} else {
  const enrolled = demo.people.filter(({ secret }) => secret).map(({ email }) => email);
  console.error(`Of whom? The demo's people with an authenticator are ${enrolled.join(', ')}.`);
  process.exitCode = 1;
}
