import { StartError } from '@tvm/process';
import { expect, it, onTestFinished } from 'vitest';
import { createMetrics } from './create-metrics.ts';
import { serveMetrics, type Vitals } from './serve-metrics.ts';

async function serve(vitals: Vitals, metricsPort = 0) {
  const server = await serveMetrics(
    () => createMetrics('sealer', '1'),
    { metricsHost: '127.0.0.1', metricsPort },
    vitals,
  );
  onTestFinished(server.close);
  const get = async (path: string, init?: RequestInit) => {
    const response = await fetch(`http://127.0.0.1:${server.port}${path}`, init);
    return { status: response.status, body: await response.text() };
  };
  return { port: server.port ?? 0, get };
}

it('says by name what keeps a process from its work, also what fails or never answers', async () => {
  const { get } = await serve({
    well: () => true,
    unwell: async () => false,
    failing: () => Promise.reject(new Error('secret')),
    silent: () => new Promise(() => {}),
  });
  const { status, body } = await get('/readyz');
  expect([status, JSON.parse(body)]).toEqual([
    503,
    { status: 'unavailable', notReady: ['unwell', 'failing', 'silent'] },
  ]);
  expect((await get('/healthz')).status).toBe(200);
});

it('is ready when all is well, and shows its figures and nothing else', async () => {
  const { get } = await serve({ well: () => true });
  expect(await get('/readyz')).toEqual({ status: 200, body: '{"status":"ok"}\n' });
  expect((await get('/metrics')).body).toContain('tvm_build_info');
  expect((await get('/')).status).toBe(404);
  expect((await get('/metrics', { method: 'POST' })).status).toBe(404);
});

it('has no port unless it is given one, and says in one line when it can not have it', async () => {
  const none = await serveMetrics(
    () => {
      throw new Error('made');
    },
    { metricsHost: '127.0.0.1', metricsPort: undefined },
    {},
  );
  expect(none.port).toBeUndefined();
  const { port } = await serve({});
  await expect(serve({}, port)).rejects.toThrow(
    new StartError(`METRICS_PORT: can't listen on 127.0.0.1:${port}: EADDRINUSE`),
  );
});
