import { createServer, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A site of its own that looks like the portal: whatever a person does there it does at the portal, as if it were that person's browser, and keeps the cookies that come back. */
export interface Relay {
  origin: string;
  /** The cookies that the portal gave it for a person: by name. */
  cookies: Map<string, string>;
  stop(): Promise<void>;
}

/** @param portal an origin */
export async function startRelay(portal: string): Promise<Relay> {
  const cookies = new Map<string, string>();
  const { hostname, port, host } = new URL(portal);
  const server = createServer((from, to) => {
    const headers = { ...from.headers, host, cookie: [...cookies].map((each) => each.join('=')).join('; ') };
    if (from.headers.origin) Object.assign(headers, { origin: portal });
    if (from.headers.referer) Object.assign(headers, { referer: `${portal}/totpservice/` });
    const { method, url: path } = from;
    const onwards = request({ hostname, port, method, path, headers }, (answer) => {
      keep(answer, cookies);
      to.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(to);
    });
    onwards.on('error', () => to.destroy());
    from.pipe(onwards);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port: own } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${own}`,
    cookies,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function keep({ headers }: IncomingMessage, cookies: Map<string, string>): void {
  for (const line of headers['set-cookie'] ?? []) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (value === '') cookies.delete(name);
    else cookies.set(name, value);
  }
}
