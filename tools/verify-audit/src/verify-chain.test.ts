import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { Readable } from 'node:stream';
import { expect, it, test } from 'vitest';
import { readLines, readPublicKeys, verifyChain } from './verify-chain.ts';

const now = new Date('2026-11-29T10:00:00Z');
const ours = generateKeyPairSync('ed25519');
const theirs = generateKeyPairSync('ed25519');
const jwkOf = (key: KeyObject, kid: string) => ({ ...key.export({ format: 'jwk' }), kid });
const keys = readPublicKeys(JSON.stringify({ keys: [jwkOf(ours.publicKey, 'k-1')] }));

const signed = (text: string, key = ours.privateKey) =>
  JSON.stringify({
    seal: text,
    signature: `k-1.${sign(null, Buffer.from(text), key).toString('base64url')}`,
  });
const textOf = (line: string): unknown[] => JSON.parse(JSON.parse(line).seal);
const signatureOf = (line: string): string => JSON.parse(line).signature;
/** The same seal with something else in it, signed by somebody. */
const forged = (line: string, change: Record<number, unknown>, key = ours.privateKey) =>
  signed(JSON.stringify(Object.assign(textOf(line), change)), key);

/** An export of as many batches of two events each, written down from the format's description: an array of lines. */
function chain(batches: number, key = ours.privateKey): string[] {
  const lines: string[] = [];
  let previous = '';
  for (let n = 1; n <= batches; n++) {
    const events = [0, 1].map((m) => `["${10 * n + m}","${2 * n + m}","17","logout\u2028"]`);
    const digest = createHash('sha256')
      .update(events.map((each) => `${each}\n`).join(''))
      .digest('base64url');
    const bounds = [n === 1 ? '0' : String(10 * n), String(10 * n + 9)];
    const sealedAt = String(now.getTime() - (batches - n) * 1000);
    const text = JSON.stringify(['tvm-audit-seal/v2', n, ...bounds, 2, digest, previous, sealedAt]);
    const seal = signed(text, key);
    previous = signatureOf(seal);
    lines.push(seal, ...events);
  }
  return [...lines, '{"unsealed":0,"oldest":null}'];
}
const sealsOf = (lines: string[]) => lines.filter((line) => line.startsWith('{"seal"'));

const source = (lines: string[]) => readLines(Readable.from([lines.map((line) => `${line}\n`).join('')]));
const verify = (lines: string[], heads: string[] = [], more: object = {}) =>
  verifyChain(source(lines), { keys, now, heads: [{ name: 'heads', lines: source(heads) }], ...more });
const findingsOf = async (...given: Parameters<typeof verify>) => (await verify(...given)).findings;

const whole = chain(5);
const heads = sealsOf(whole);
/** The export with line `at` (from 0) replaced by others. */
const spliced = (at: number, ...by: string[]) => whole.toSpliced(at, 1, ...by);

test('a chain that nobody touched holds, with all its heads', async () => {
  expect(await verify(whole, heads)).toMatchObject({
    ...{ seals: 5, events: 10, unsealed: 0, findings: [], unchecked: [] },
    head: { sequence: 5, signature: signatureOf(heads[4] ?? '') },
  });
});

it.each([
  [
    'a changed event',
    spliced(4, '["20","4","17","login"]'),
    'seal 2 (transactions 20 to 29): an event was changed',
  ],
  ['a dropped event', spliced(4), 'seal 2 (transactions 20 to 29): 1 events instead of 2: removed'],
  ['an inserted event', spliced(4, whole[4] ?? '', '["22","9","17","x"]'), '3 events instead of 2: inserted'],
  [
    'events that changed places',
    whole.with(4, whole[5] ?? '').with(5, whole[4] ?? ''),
    'an event was changed',
  ],
  [
    'an event between two batches',
    spliced(5, whole[5] ?? '', '["35","9","17","x"]'),
    'after seal 2: 1 events that no seal covers',
  ],
  [
    'an event before the first seal',
    ['["1","1","17","x"]', ...whole],
    'after seal 0: 1 events that no seal covers',
  ],
  ['a dropped batch with its seal', whole.toSpliced(3, 3), 'seal 2: missing'],
  ['a dropped first batch', whole.toSpliced(0, 3), 'seal 1: missing'],
  [
    'a seal whose count was changed without the key',
    spliced(3, forged(whole[3] ?? '', { 4: 3 }, theirs.privateKey)),
    'seal 2: was changed, or made by somebody without the key',
  ],
  [
    'a seal of the right key from another chain',
    spliced(3, forged(whole[3] ?? '', { 6: 'k-1.x' })),
    "seal 2: doesn't follow the seal before it",
  ],
  [
    'a seal that begins later than the one before it ended',
    spliced(3, forged(whole[3] ?? '', { 2: '21' })),
    "seal 2: doesn't follow",
  ],
  ['lines behind the end', [...whole, '["60","13","17","x"]'], 'the export goes on after its end'],
])('finds %s', async (_what, lines, finding) => {
  const { findings, unchecked } = await verify(lines);
  expect([findings.join('\n'), unchecked]).toEqual([expect.stringContaining(finding), []]);
});

test('a whole chain that was made anew with another key under the same id is none of ours', async () => {
  const findings = await findingsOf(chain(5, theirs.privateKey));
  expect(findings).toEqual(
    [1, 2, 3, 4, 5].map((n) => `seal ${n}: was changed, or made by somebody without the key`),
  );
});

it.each([
  ['an old export, or one whose end was cut off', [...chain(3)], heads, 'seals 4 to 5: were published and'],
  [
    'a rewritten end',
    [...whole.slice(0, 12), ...chain(6).slice(12, 15), '{"unsealed":0,"oldest":null}'],
    heads,
    "seal 5: isn't the one that was published",
  ],
  [
    'a forged head',
    whole,
    heads.with(4, forged(heads[4] ?? '', { 4: 1 }, theirs.privateKey)),
    'heads, line 5: a head that nobody with the key made',
  ],
  [
    'a forged head of a seal to come',
    whole,
    [...heads, forged(heads[4] ?? '', { 1: 6 }, theirs.privateKey)],
    'heads, line 6: a head that nobody with the key made',
  ],
  [
    'heads that go back, as after a restore',
    whole,
    [...heads, forged(heads[3] ?? '', { 4: 0 })],
    'heads, line 6: goes back to seal 4: the trail was set back',
  ],
  [
    'a seal that was published and dropped',
    whole.toSpliced(6, 3),
    heads,
    "seal 3: was published and isn't there",
  ],
])('finds by what was published outside: %s', async (_what, lines, published, finding) => {
  expect((await findingsOf(lines, published)).join('\n')).toContain(finding);
});

test('heads that begin later, as of a new file, are compared from there on', async () => {
  expect(await findingsOf(whole, heads.slice(3))).toEqual([]);
});

test('a head that the sealer logged is as good as a published one', async () => {
  const logged = (sequence: number, signature: string) => ({ logged: new Map([[sequence, signature]]) });
  expect(await findingsOf(whole, [], logged(5, signatureOf(heads[4] ?? '')))).toEqual([]);
  expect((await findingsOf(whole, [], logged(5, signatureOf(heads[3] ?? '')))).join()).toContain(
    "isn't the one that was logged",
  );
  expect((await findingsOf(whole, [], logged(6, 'k-1.x'))).join()).toContain('the end was cut off');
});

test('events are gone only where seven years have passed, from the beginning on', async () => {
  const day = 86_400_000;
  const purged = (line: string, at: number) => JSON.stringify({ ...JSON.parse(line), purgedAt: String(at) });
  const [first = '', , , second = ''] = whole;
  const after = (years: number) => now.getTime() + years * 365.25 * day;
  const later = { now: new Date(after(8)) };
  const isOld = /^the last seal is of/;
  const found = async (lines: string[]) =>
    (await findingsOf(lines, [], later)).filter((each) => !isOld.test(each));
  expect(await found([purged(first, after(7.1)), ...whole.slice(3)])).toEqual([]);
  expect((await found([purged(first, after(6.9)), ...whole.slice(3)])).join()).toContain('before their time');
  expect((await found([purged(first, after(9)), ...whole.slice(3)])).join()).toContain('before their time');
  expect((await found(whole.toSpliced(3, 3, purged(second, after(7.1))))).join()).toContain(
    'while the batch before it is still there',
  );
  expect((await found(spliced(0, purged(first, after(7.1))))).join()).toContain('and yet has 2 events');
});

test('an old last seal and events that wait for one are told', async () => {
  const minutes = (n: number) => ({ now: new Date(now.getTime() + n * 60_000) });
  expect(await findingsOf(whole, [], minutes(120))).toEqual([]);
  expect((await findingsOf(whole, [], minutes(121))).join()).toContain(
    'no sealer ran, or the export is older',
  );
  const waiting = whole.with(-1, JSON.stringify({ unsealed: 1, oldest: now.toISOString() }));
  expect(await verify(waiting, [], minutes(10))).toMatchObject({ unsealed: 1, findings: [] });
  expect((await findingsOf(waiting, [], minutes(11))).join()).toContain('1 events wait for a seal');
});

test('what lacks a public key, or its end, could not be checked, instead of crying wolf', async () => {
  const others = { keys: readPublicKeys(JSON.stringify({ keys: [jwkOf(theirs.publicKey, 'k-2')] })) };
  const report = await verify(whole, [...heads, forged(heads[4] ?? '', { 1: 6 })], others);
  expect(report.unchecked).toEqual(
    ['seals', 'heads'].map((what) => expect.stringContaining(`no public key "k-1", which ${what}`)),
  );
  expect((await verify(whole.slice(0, -1))).unchecked).toEqual([
    expect.stringContaining('the export has no end'),
  ]);
});

it.each([
  ['no line of an export', ['x']],
  ['no event', ['["x"]']],
  ['no seal', ['{"seal":1}']],
  ['a seal of another version', [signed('["tvm-audit-seal/v1",1,"0","1",0,"","","0"]')]],
  ['a seal with a text for a number', [signed('["tvm-audit-seal/v2","1","0","1",0,"","","0"]')]],
  ['a seal with a negative transaction', [signed('["tvm-audit-seal/v2",1,"0","-1",0,"","","0"]')]],
])('refuses to judge %s', async (_what, lines) => {
  await expect(verify(lines)).rejects.toThrow(/^line 1: is /);
});

it.each([
  ['nothing', ''],
  ['no keys', '{"keys":[]}'],
  ['a key without id', JSON.stringify({ keys: [ours.publicKey.export({ format: 'jwk' })] })],
  [
    'a key of another kind',
    JSON.stringify({ keys: [jwkOf(generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey, 'k-1')] }),
  ],
  ['a key that is none', '{"keys":[{"kid":"k-1","crv":"Ed25519","kty":"OKP","x":"AA"}]}'],
])('takes %s for no public keys', (_what, text) => {
  expect(() => readPublicKeys(text)).toThrow(/^the public keys: /);
});

test('whatever chunks a file comes in, its lines are whole; one without its end is left out', async () => {
  const lines: string[] = [];
  for await (const line of readLines(Readable.from(['a', 'b\nc\r\u2028', 'd\n', '\ne']))) lines.push(line);
  expect(lines).toEqual(['ab', 'c\r\u2028d', '']);
});
