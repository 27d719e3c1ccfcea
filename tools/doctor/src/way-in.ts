import { once } from 'node:events';
import { type IncomingMessage, request as requestPlain } from 'node:http';
import { type RequestOptions, request } from 'node:https';
import { json } from 'node:stream/consumers';
import type { TLSSocket } from 'node:tls';
import { type Check, failed, type Looked, ok, warning } from '@tvm/doctor';
import { describeError } from '@tvm/process';

const TIMEOUT_MS = 10_000;
const DAY_MS = 86_400_000;
/** Caddy renews by ACME when a third is left, 30 days of 90. */
const RENEWED_WITHIN_DAYS = 14;
/** Whatever the operator has no port of must not be seen through the proxy. */
const HIDDEN = ['/healthz', '/readyz', '/metrics'];

interface WayIn {
  /** The name that browsers use. */
  host: string;
  httpPort: number;
  httpsPort: number;
  /** Where to connect to, if not where DNS leads: before DNS does. */
  connectTo?: string | undefined;
  /** The root of its certificate, where that is of a CA of its own and not in NODE_EXTRA_CA_CERTS. */
  ca?: string | undefined;
}

/** What somebody outside sees: name, TLS, the way from http, the API behind it, and nothing of the operator's. */
export const wayInChecks = (way: WayIn): Check[] => [
  { name: 'tls', look: () => lookAtTls(way) },
  { name: 'http', look: () => lookAtRedirect(way) },
  { name: 'origin', look: () => lookAtOrigin(way) },
  { name: 'proxy', look: () => lookAtHidden(way) },
];

async function ask(way: WayIn, path: string): Promise<IncomingMessage> {
  const options: RequestOptions = {
    host: way.connectTo ?? way.host,
    port: way.httpsPort,
    servername: way.host,
    ...(way.ca && { ca: way.ca }),
    path,
    headers: { host: way.host },
    agent: false,
    signal: AbortSignal.timeout(TIMEOUT_MS),
  };
  const asking = request(options).end();
  const [response] = await once(asking, 'response');
  return response;
}

async function lookAtTls(way: WayIn): Promise<Looked> {
  try {
    const response = await ask(way, '/totpservice/');
    const socket = response.socket as TLSSocket;
    const { valid_to: until } = socket.getPeerCertificate();
    response.resume();
    const days = Math.floor((Date.parse(until) - Date.now()) / DAY_MS);
    const found = `${socket.getProtocol()}, a certificate of ${way.host} for ${days} more days`;
    return days < RENEWED_WITHIN_DAYS
      ? warning(found, 'renew it; with ACME: docker compose logs proxy')
      : ok(found);
  } catch (error) {
    const { code = 'no answer' } = describeError(error);
    return failed(`${way.host}:${way.httpsPort} can't be entered (${code})`, whatToDo(code));
  }
}

function whatToDo(code: string): string {
  if (code === 'ENOTFOUND') return 'let the name of PUBLIC_HOST lead to this host (DNS)';
  if (/CERT|ISSUER|SIGNATURE/.test(code))
    return 'the certificate: PROXY_TLS; with `internal` give its root in NODE_EXTRA_CA_CERTS';
  return 'is the proxy up, and its port open? docker compose ps proxy';
}

async function lookAtRedirect({ host, connectTo, httpPort }: WayIn): Promise<Looked> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  const options = {
    host: connectTo ?? host,
    port: httpPort,
    path: '/totpservice/',
    headers: { host },
    signal,
  };
  const [response] = await once(requestPlain({ ...options, agent: false }).end(), 'response');
  response.resume();
  const { statusCode, headers } = response as IncomingMessage;
  return headers.location?.startsWith(`https://${host}`)
    ? ok(`leads to https (${statusCode})`)
    : failed(`answers ${statusCode} itself`, 'let http do nothing but lead to https');
}

/** The API answers, through the proxy, for this origin: without a session a plain 401. */
async function lookAtOrigin(way: WayIn): Promise<Looked> {
  const response = await ask(way, '/totpservice/api/v1/session');
  const isJson = String(response.headers['content-type']).includes('json');
  const body = isJson ? ((await json(response)) as { code?: string }) : void response.resume();
  if (!response.headers['strict-transport-security'])
    return failed('no strict-transport-security: PUBLIC_ORIGIN is not https', 'set PUBLIC_HOST');
  return response.statusCode === 401 && body?.code === 'unauthenticated'
    ? ok('the API answers')
    : failed(
        `the API answers ${response.statusCode} ${body?.code ?? ''}`.trim(),
        'docker compose ps totpservice, and its log',
      );
}

async function lookAtHidden(way: WayIn): Promise<Looked> {
  const shown: string[] = [];
  for (const path of HIDDEN) {
    const response = await ask(way, path);
    response.resume();
    if (response.statusCode !== 404) shown.push(path);
  }
  return shown.length === 0
    ? ok("keeps the operator's own to itself")
    : failed(`shows ${shown.join(', ')} to everybody`, "take the proxy's Caddyfile as it is");
}
