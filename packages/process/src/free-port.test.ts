import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { freePort } from './free-port.ts';

it('answers the preferred port while it is free, and another when it is taken', async () => {
  const port = await freePort();
  expect(await freePort(port)).toBe(port);

  const squatter = createServer().listen(port, '127.0.0.1');
  onTestFinished(() => void squatter.close());
  await once(squatter, 'listening');
  expect(await freePort(port)).not.toBe(port);
});
