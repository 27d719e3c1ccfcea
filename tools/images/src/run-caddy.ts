import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import type { IncomingHttpHeaders } from 'node:http';
import { request } from 'node:https';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { freePort, waitUntil } from '@tvm/process';

/** Whether Caddy is here; in CI `.ci/ensure-tools.ts` sees to it. */
export const hasCaddy = spawnSync('caddy', ['version']).status === 0;

interface Asked {
  status: number;
  headers: IncomingHttpHeaders;
  // biome-ignore lint/suspicious/noExplicitAny: whatever the contract says
  body: any;
}

/** The proxy in front of the API, and a browser's requests to it. */
export interface FrontDoor {
  httpPort: number;
  httpsPort: number;
  /** The path of the root of its certificate. */
  authority: string;
  /** Over TLS, as `host`, whose certificate has to be in order. With cookies kept from one request to the next. */
  ask(method: string, path: string, body?: object, headers?: Record<string, string>): Promise<Asked>;
  stop(): Promise<void>;
}

/**
 * Starts Caddy with the Caddyfile of the image, but for where it listens and where the API is, and a certificate of its own CA.
 * @param folder a place for its files
 */
export async function startCaddy(
  root: string,
  folder: string,
  host: string,
  apiPort: string,
): Promise<FrontDoor> {
  const [httpPort, httpsPort] = [await freePort(), await freePort()];
  const caddyfile = readFileSync(join(root, 'services/proxy/Caddyfile'), 'utf8')
    .replace('http_port 8080', `http_port ${httpPort}`)
    .replace('https_port 8443', `https_port ${httpsPort}`)
    .replace('totpservice:3000', `127.0.0.1:${apiPort}`);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'Caddyfile'), caddyfile);
  const child = spawn('caddy', ['run', '--adapter', 'caddyfile', '--config', join(folder, 'Caddyfile')], {
    env: {
      PATH: process.env.PATH,
      HOME: folder,
      XDG_DATA_HOME: folder,
      XDG_CONFIG_HOME: folder,
      PUBLIC_HOST: host,
      PROXY_TLS: 'internal',
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk) => {
    said += chunk;
  });
  const authority = join(folder, 'caddy/pki/authorities/local/root.crt');
  const certificate = join(folder, `caddy/certificates/local/${host}/${host}.crt`);
  const isUp = await waitUntil(async () => existsSync(authority) && existsSync(certificate), 60_000);
  if (!isUp) throw new Error(`Caddy isn't up after a minute:\n${said}`);
  const ca = readFileSync(authority);
  const cookies = new Map<string, string>();
  return {
    httpPort,
    httpsPort,
    authority,
    async ask(method, path, body, more = {}) {
      const text = body && JSON.stringify(body);
      const headers = {
        host,
        ...(method !== 'GET' && { origin: `https://${host}` }),
        ...(text && {
          'content-type': 'application/json',
          'content-length': String(Buffer.byteLength(text)),
        }),
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...more,
      };
      const asking = request({
        host: '127.0.0.1',
        port: httpsPort,
        servername: host,
        ca,
        method,
        path,
        headers,
      });
      asking.end(text);
      const [response] = await once(asking, 'response');
      for (const line of response.headers['set-cookie'] ?? []) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
        if (value) cookies.set(name, value);
        else cookies.delete(name);
      }
      const isJson = String(response.headers['content-type']).includes('json');
      const answer = isJson ? await json(response) : void response.resume();
      return { status: response.statusCode, headers: response.headers, body: answer };
    },
    async stop() {
      child.kill();
      await once(child, 'exit');
    },
  };
}
