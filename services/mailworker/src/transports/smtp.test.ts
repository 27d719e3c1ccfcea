import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { headerOf, type LoopbackSmtp, type Mishap, startSmtpServer } from '../../test/smtp-server.ts';
import { smtpTransport } from './smtp.ts';
import type { Transport } from './transport.ts';

const from = 'TVM verzekeringen N.V. <online@tvm.nl>';
const mail = {
  id: '0199-mail',
  to: 'joost@tvm.test',
  date: new Date('2025-06-11T12:27:00Z'),
  subject: 'Één onderwerp',
  html: '<p>Hoi</p>',
  text: 'Hoi',
};

let server: LoopbackSmtp;
let transport: Transport;
const open = (url: string, timeoutSeconds = 20) =>
  smtpTransport({ url, from, timeoutSeconds, maxConnections: 2 });
const handOver = (changed = {}) => transport.handOver({ ...mail, ...changed }, new AbortController().signal);

beforeEach(async () => {
  server = await startSmtpServer();
  transport = open(server.url);
});
afterEach(async () => {
  transport.close();
  await server.close();
});

test('hands over both parts, with the headers of an automatic mail', async () => {
  expect(await handOver()).toEqual({ result: 'accepted', providerMessageId: '<0199-mail@tvm.nl>' });
  const [received] = server.received;
  expect(received).toMatchObject({ from: 'online@tvm.nl', to: ['joost@tvm.test'] });
  expect(headerOf(received, 'Message-ID')).toBe('<0199-mail@tvm.nl>');
  expect(headerOf(received, 'Auto-Submitted')).toBe('auto-generated');
  expect(headerOf(received, 'From')).toContain('<online@tvm.nl>');
  expect(headerOf(received, 'List-Unsubscribe')).toBeUndefined();
  expect(received?.raw).toMatch(/multipart\/alternative[\s\S]*text\/plain[\s\S]*text\/html/);
});

test.each<[Mishap, string, string]>([
  [{ reply: 451, at: 'RCPT TO' }, 'retry', 'smtp_451'],
  [{ reply: 452, at: 'DATA' }, 'retry', 'smtp_452'],
  [{ reply: 550, at: 'RCPT TO' }, 'bounced', 'smtp_550'],
  [{ reply: 554, at: 'DATA' }, 'rejected', 'smtp_554'],
  [{ reply: 503, at: 'RCPT TO' }, 'retry', 'smtp_503'],
  [{ reply: 550, at: 'MAIL FROM' }, 'retry', 'smtp_550'],
])('classifies %j as %s', async (mishap, result, reason) => {
  server.mishaps.push(mishap);
  expect(await handOver()).toEqual({ result, reason });
  expect(await handOver()).toMatchObject({ result: 'accepted' });
});

test('a server that says nothing is tried again later', async () => {
  transport.close();
  transport = open(server.url, 0.5);
  server.mishaps.push('silence');
  expect(await handOver()).toEqual({ result: 'retry', reason: 'smtp_etimedout' });
});

test('a refused and a lost connection are tried again later', async () => {
  const hangsUp = createServer((socket) => socket.destroy());
  await new Promise<void>((resolve) => hangsUp.listen(0, '127.0.0.1', resolve));
  const url = `smtp://127.0.0.1:${(hangsUp.address() as AddressInfo).port}`;
  const lost = open(url);
  expect(await lost.handOver(mail, new AbortController().signal)).toMatchObject({ result: 'retry' });
  await new Promise((resolve) => hangsUp.close(resolve));
  expect(await lost.handOver(mail, new AbortController().signal)).toMatchObject({ result: 'retry' });
  lost.close();
});

test('the URL can insist on TLS', async () => {
  const insisting = open(`${server.url}?requireTLS=true`);
  expect(await insisting.handOver(mail, new AbortController().signal)).toMatchObject({ result: 'retry' });
  expect(server.received).toEqual([]);
  insisting.close();
});

test('a line break in a subject forges no header', async () => {
  await handOver({ subject: 'Hoi\r\nBcc: evil@evil.example' });
  expect(server.received).toHaveLength(1);
  expect(headerOf(server.received[0], 'Bcc')).toBeUndefined();
  expect(server.received[0]?.to).toEqual(['joost@tvm.test']);
});

test('an address is never read as a list of addresses', async () => {
  expect(await handOver({ to: 'joost@tvm.test, evil@evil.example' })).toMatchObject({ result: 'rejected' });
  expect(server.received).toEqual([]);
});
