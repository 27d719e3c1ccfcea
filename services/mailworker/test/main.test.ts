import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { nodeEnvironment } from '@tvm/testing';
import { expect, test } from 'vitest';

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));

test('does not start with bad settings, and names each of them', async () => {
  const env = {
    ...nodeEnvironment,
    SMTP_URL: 'smtp://127.0.0.1:1',
    RESEND_API_KEY: 're_hunter2',
    LOG_LEVEL: 'loud',
  };
  const { code, stderr } = await new Promise<{ code: unknown; stderr: string }>((resolve) =>
    execFile(process.execPath, [main], { env }, (error, _, stderr) => resolve({ code: error?.code, stderr })),
  );
  expect(code).toBe(1);
  for (const key of [
    'DATABASE_URL',
    'PUBLIC_ORIGIN',
    'SMTP_URL, RESEND_API_KEY',
    'MAIL_KEYS',
    'WEBHOOK_KEYS',
    'SIGNAL_KEYS',
    'LOG_LEVEL',
  ]) {
    expect(stderr).toContain(`\n${key}: `);
  }
  expect(stderr).not.toMatch(/hunter2|at file:/);
});
