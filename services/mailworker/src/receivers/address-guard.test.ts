import { expect, test } from 'vitest';
import { isAllowedAddress } from './address-guard.ts';

test.each([
  ['127.0.0.1', false],
  ['::1', false],
  ['0.0.0.0', false],
  ['169.254.169.254', false],
  ['fe80::1', false],
  ['::ffff:127.0.0.1', false],
  ['::ffff:169.254.169.254', false],
  ['224.0.0.1', false],
  ['ff02::1', false],
  ['255.255.255.255', false],
  ['10.0.0.1', true],
  ['192.0.2.1', false],
  ['8.8.8.8', true],
  ['fd00::1', true],
  ['2001:4860::1', true],
  ['64:ff9b::a9fe:a9fe', false],
  ['::ffff:0:7f00:1', false],
  ['::7f00:1', false],
  ['2002:7f00:1::', false],
  ['fec0::1', false],
  ['fd00:ec2::254', false],
  ['100.100.100.200', false],
  ['168.63.129.16', false],
  ['no address', false],
])('an event may go to %s: %s', (address, allowed) => {
  expect(isAllowedAddress(address, false)).toBe(allowed);
});
