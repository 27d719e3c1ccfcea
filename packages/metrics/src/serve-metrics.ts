import { once } from 'node:events';
import { createServer, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { StartError } from '@tvm/process';
import type { Metrics } from './create-metrics.ts';

/** What has to be well for a process to do its work, by name; a check that fails or takes longer than two seconds isn't. */
export type Vitals = Record<string, () => boolean | Promise<boolean>>;

const CHECK_MS = 2000;

/**
 * The operator's port: `/metrics`, `/healthz` (the process lives) and `/readyz` (it can work, or what keeps it from that). It asks nobody who they are.
 * @param create makes the figures, where they have a port
 * @returns the port, and what closes it
 * @throws StartError where the port can't be had
 */
export async function serveMetrics(
  create: () => Metrics,
  { metricsHost: host, metricsPort }: { metricsHost: string; metricsPort: number | undefined },
  vitals: Vitals,
): Promise<{ port?: number; close: () => Promise<void> }> {
  if (metricsPort === undefined) return { close: async () => {} };
  const server = createServer(
    { requestTimeout: 10_000, headersTimeout: 10_000 },
    answerWith(create(), vitals),
  );
  try {
    await once(server.listen(metricsPort, host), 'listening');
  } catch (error) {
    const { code } = error as { code?: string };
    throw new StartError(`METRICS_PORT: can't listen on ${host}:${metricsPort}: ${code}`, { cause: error });
  }
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function answerWith(metrics: Metrics, vitals: Vitals): RequestListener {
  const pages: Record<string, (response: ServerResponse) => Promise<void>> = {
    '/metrics': async (response) => send(response, 200, await metrics.text(), metrics.registry.contentType),
    '/healthz': async (response) => sendJson(response, 200, { status: 'ok' }),
    '/readyz': async (response) => {
      const notReady = await findNotReady(vitals);
      if (notReady.length === 0) sendJson(response, 200, { status: 'ok' });
      else sendJson(response, 503, { status: 'unavailable', notReady });
    },
  };
  return (request, response) => {
    const page = pages[request.url ?? ''];
    if (request.method !== 'GET' || !page) return sendJson(response, 404, { status: 'not_found' });
    page(response).catch(() => {
      if (!response.headersSent) sendJson(response, 500, { status: 'failed' });
    });
  };
}

/** The names of what isn't well. */
async function findNotReady(vitals: Vitals): Promise<string[]> {
  const checked = await Promise.all(
    Object.entries(vitals).map(async ([name, isWell]) => ((await holds(isWell)) ? [] : name)),
  );
  return checked.flat();
}

async function holds(isWell: () => boolean | Promise<boolean>): Promise<boolean> {
  const late = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => late.resolve(false), CHECK_MS);
  try {
    return await Promise.race([(async () => isWell())(), late.promise]);
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}

const sendJson = (response: ServerResponse, status: number, body: object): void =>
  send(response, status, `${JSON.stringify(body)}\n`, 'application/json');

function send(response: ServerResponse, status: number, body: string, type: string): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
}
