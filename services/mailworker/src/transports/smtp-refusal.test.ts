import { expect, test } from 'vitest';
import { type SmtpError, smtpRefusal } from './smtp-refusal.ts';

const refused = (command: string, response: string): SmtpError => ({
  code: 'EENVELOPE',
  command,
  response,
  responseCode: Number(response.slice(0, 3)),
});

test.each([
  ['550 5.1.1 no such user', 'RCPT TO', 'an unknown mailbox'],
  ['553 5.1.3 bad address', 'RCPT TO', 'an address that cannot be'],
  ['556 5.1.10 null MX', 'RCPT TO', 'a domain that takes no mail'],
  ['550-5.1.1 no such user\n550 5.1.1 see elsewhere', 'RCPT TO', 'several lines'],
  ['550 no such user', 'RCPT TO', 'no enhanced code'],
  ['550 5.0.0 refused', 'RCPT TO', 'an enhanced code that says nothing'],
  ['554 5.2.1 disabled', 'DATA', 'a disabled mailbox, after the message'],
])('%s to %s is a bounce: %s', (response, command) => {
  expect(smtpRefusal(refused(command, response))).toEqual({
    result: 'bounced',
    reason: `smtp_${response.slice(0, 3)}`,
  });
});

test.each([
  ['550 5.7.1 rejected by policy', 'RCPT TO', 'a policy'],
  ['550 5.7.23 SPF failed', 'DATA', 'our own SPF'],
  ['554 relay access denied', 'RCPT TO', 'a relay that is refused'],
  ['550 5.1.7 bad sender', 'RCPT TO', 'our own address'],
  ['550 5.1.8 bad sender domain', 'RCPT TO', 'our own domain'],
  ['552 5.2.2 mailbox full', 'RCPT TO', 'a full mailbox'],
  ['552 too big', 'DATA', 'the size'],
  ['550 spam', 'DATA', 'the message'],
])('%s to %s says nothing about the mailbox, and ends the mail: %s', (response, command) => {
  expect(smtpRefusal(refused(command, response))).toMatchObject({ result: 'rejected' });
});

test.each([
  ['450 4.2.1 later', 'RCPT TO'],
  ['421 closing', 'DATA'],
  ['503 bad order', 'RCPT TO'],
  ['550 5.7.1 sender refused', 'MAIL FROM'],
  ['535 5.7.8 wrong password', 'AUTH PLAIN'],
  ['554 no service here', 'CONN'],
])('%s to %s passes, or the operator can mend it', (response, command) => {
  expect(smtpRefusal(refused(command, response))).toEqual({
    result: 'retry',
    reason: `smtp_${response.slice(0, 3)}`,
  });
});

test('a failure without a reply is tried again, under its own code', () => {
  expect(smtpRefusal({ code: 'ECONNECTION' } as SmtpError)).toEqual({
    result: 'retry',
    reason: 'smtp_econnection',
  });
});
