// The mail catcher's process: SMTP and a page that shows the mails, both on loopback and on ports that the system picks.
import { channel } from 'node:diagnostics_channel';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { MailDev } from 'maildev';

/** As much of MailDev's Fastify server as is needed here. */
interface CatcherPage {
  addHook(
    name: 'onSend',
    hook: (
      request: { url: string },
      reply: { removeHeader(name: string): void },
      payload: Readable,
    ) => Promise<unknown>,
  ): void;
}

const mailDirectory = process.env.MAIL_DIRECTORY;
if (!mailDirectory) throw new Error('MAIL_DIRECTORY is missing');

// Its files hold links that open accounts: for their owner's eyes only.
process.umask(0o077);

// MailDev shows a mail in a frame out of which no link can be opened, and has no setting for that. Fastify tells of each server it makes.
channel('fastify.initialization').subscribe((message) => {
  const { fastify } = message as { fastify: CatcherPage };
  fastify.addHook('onSend', async ({ url }, reply, payload) => {
    if (!/\/assets\/index-.*\.js$/.test(url)) return payload;
    reply.removeHeader('content-length');
    const frame = 'sandbox:"allow-same-origin';
    return (await text(payload)).replace(frame, `${frame} allow-popups allow-popups-to-escape-sandbox`);
  });
});

const catcher = new MailDev({
  smtp: 0,
  ip: '127.0.0.1',
  web: 0,
  webIp: '127.0.0.1',
  mailDirectory,
  silent: true,
});
const { smtp, api } = await catcher.start();
process.send?.({ smtpPort: smtp.getAddress().port, webPort: api?.getAddress()?.port });

process.once('SIGTERM', async () => {
  await catcher.stop();
  process.exit(0);
});
