import { once } from 'node:events';
import { type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { performance } from 'node:perf_hooks';
import type { Duplex } from 'node:stream';
import { guardedLookup, isAllowedAddress } from './address-guard.ts';

const userAgent = 'Mijn-TVM-webhooks/1';
const timeoutMs = 10_000;
/** Nothing of an answer counts but its status; a receiver that goes on and on is cut off. */
const answerBytes = 64 * 1024;

export interface Posted {
  /** Null where there was no answer. */
  status: number | null;
  /** A short code where it failed: ours, or that of the network. */
  error: string | null;
  /** What the receiver asks to wait, if it does. */
  retryAfterSeconds: number | undefined;
  durationMs: number;
}

/** Posts to another system. Redirects aren't followed. Never throws: what went wrong is the answer. */
export async function post(
  url: string,
  body: string,
  headers: Record<string, string>,
  isDemo: boolean,
): Promise<Posted> {
  const started = performance.now();
  const done = (posted: Pick<Posted, 'status' | 'error'>, retryAfter?: string): Posted => ({
    ...posted,
    retryAfterSeconds: /^\d{1,6}$/.test(retryAfter ?? '') ? Number(retryAfter) : undefined,
    durationMs: Math.round(performance.now() - started),
  });
  try {
    const response = await send(new URL(url), body, headers, isDemo);
    const { statusCode: status = 0 } = response;
    const isTaken = status >= 200 && status < 300;
    return done({ status, error: isTaken ? null : `HTTP_${status}` }, response.headers['retry-after']);
  } catch (error) {
    const { code, name } = error as { code?: unknown; name: string };
    const known = typeof code === 'string' && /^[A-Z][A-Z0-9_]{1,40}$/.test(code) ? code : undefined;
    return done({ status: null, error: known ?? (name === 'AbortError' ? 'TIMEOUT' : 'FAILED') });
  }
}

/** Rejects where a connection ends without an answer that counts: a receiver that switches protocols makes Node end it in silence. */
function endWithoutAnswer(request: ClientRequest): Promise<never> {
  return new Promise((_resolve, reject) => {
    request.once('upgrade', (_response, socket: Duplex) => {
      socket.destroy();
      reject(Object.assign(new Error('switched protocols'), { code: 'UPGRADE_REFUSED' }));
    });
    request.once('close', () => reject(Object.assign(new Error('no answer'), { code: 'NO_ANSWER' })));
  });
}

async function send(
  target: URL,
  body: string,
  headers: Record<string, string>,
  isDemo: boolean,
): Promise<IncomingMessage> {
  const host = target.hostname.replace(/^\[|\]$/g, '');
  // A literal address is never looked up.
  if (/^[\d.]+$|:/.test(host) && !isAllowedAddress(host, isDemo))
    throw Object.assign(new Error('refused'), { code: 'ADDRESS_REFUSED' });
  const request = (target.protocol === 'http:' ? httpRequest : httpsRequest)(target, {
    method: 'POST',
    agent: false,
    lookup: guardedLookup(isDemo) as never,
    signal: AbortSignal.timeout(timeoutMs),
    headers: { 'user-agent': userAgent, ...headers, 'content-length': Buffer.byteLength(body) },
  });
  // What comes after the answer's head is nobody's concern.
  request.on('error', () => {});
  request.end(body);
  const [response] = (await Promise.race([once(request, 'response'), endWithoutAnswer(request)])) as [
    IncomingMessage,
  ];
  let bytes = 0;
  response.on('error', () => {});
  response.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > answerBytes) request.destroy();
  });
  return response;
}
