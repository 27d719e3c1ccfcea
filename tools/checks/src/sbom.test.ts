import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

it('the bill of materials names every package of others that the lockfile installs, with version and licence', () => {
  const command = fileURLToPath(new URL('./sbom.ts', import.meta.url));
  const bill = JSON.parse(
    execFileSync(process.execPath, [command], { encoding: 'utf8', maxBuffer: 2 ** 26 }),
  );
  expect(bill).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.6' });
  const lockfile = readFileSync(new URL('../../../pnpm-lock.yaml', import.meta.url), 'utf8');
  const purls = new Set(bill.components.map(({ purl }: { purl: string }) => purl));
  for (const name of ['fastify', 'pg', 'oidc-provider', 'nodemailer', '@fastify/jwt']) {
    const [, version] = new RegExp(`^  '?${name}@([^(:']+)'?:$`, 'm').exec(lockfile) ?? [];
    expect(purls).toContain(`pkg:npm/${name.replace('@', '%40')}@${version}`);
  }
  expect(purls.size).toBe(bill.components.length);
  expect(
    bill.components.every((each: { licenses: [{ expression: string }] }) => each.licenses[0].expression),
  ).toBe(true);
});
