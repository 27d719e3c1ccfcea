import { loadKeyRing } from '@tvm/keys';
import { settings as ofTheWorker } from '@tvm/mailworker/src/config.ts';
import { settings as ofTheSealer } from '@tvm/sealer/src/config.ts';
import { settings as ofTheApi } from '@tvm/totpservice/src/config.ts';
import { expect, test } from 'vitest';
import { apiEnvironment, sealerEnvironment, workerEnvironment } from '../src/services.ts';
import { KEY_RINGS } from '../src/settings.ts';

const ofNode = ['PATH', 'HOME', 'TZ', 'NODE_EXTRA_CA_CERTS'];

test.each([
  ['totpservice', apiEnvironment, ofTheApi],
  ['mailworker', workerEnvironment, ofTheWorker],
  ['sealer', sealerEnvironment, ofTheSealer],
] as const)('%s is given exactly what its schema knows', (_, environment, schema) => {
  const keys = Object.values(schema).map(({ key }) => key);
  const everything = [
    ...Object.values(ofTheApi),
    ...Object.values(ofTheWorker),
    ...Object.values(ofTheSealer),
  ];
  const given = Object.fromEntries([...everything.map(({ key }) => key), 'DEMO'].map((key) => [key, 'x']));
  expect(Object.keys(environment(given, 'postgres://x')).sort()).toEqual([...ofNode, ...keys].sort());
});

test('a demo makes every key ring that a schema has', () => {
  const rings = [...Object.values(ofTheApi), ...Object.values(ofTheSealer), ...Object.values(ofTheWorker)]
    .filter(({ parse }) => parse === loadKeyRing)
    .map(({ key }) => key);
  expect(new Set(KEY_RINGS)).toEqual(new Set(rings));
});
