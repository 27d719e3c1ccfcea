import { readFileSync } from 'node:fs';
import { type Finding, lookAt } from '@tvm/doctor';
import { wayInChecks } from '@tvm/doctor-of-host/way-in';
import { expect } from 'vitest';
import { asInRunbook, type Desk } from './desk.ts';
import type { FrontDoor } from './run-caddy.ts';

const inService = 'docker compose run --rm totpservice node services/totpservice/src/commands';

/** What the runbook does once everything runs: the first employees and the first client. */
export async function installAsInRunbook(desk: Desk): Promise<void> {
  for (const command of [
    'npx -y pnpm@10 run doctor --before',
    `${inService}/create-employee.ts --email eerste@tvm.nl --first-name Eerste --surname Medewerker --role support_lead`,
    `${inService}/create-employee.ts --email tweede@tvm.nl --first-name Tweede --surname Medewerker --role support_lead`,
    `${inService}/clients.ts create --name Polisadministratie --scopes decisions`,
  ])
    expect(await desk.run(asInRunbook(command))).toMatchObject({ code: 0, err: '' });
}

/** All that it looks at is well; a certificate that nobody knows, a port where nobody is and containers that can't be run are told. */
export async function expectDoctor(desk: Desk, host: string, proxy: FrontDoor): Promise<void> {
  const { httpPort, httpsPort, authority } = proxy;
  const command = `${asInRunbook('npx -y pnpm@10 run doctor')} --json --connect-to 127.0.0.1`;
  const { code, out, err } = await desk.run(command, { NODE_EXTRA_CA_CERTS: authority });
  const findings: Finding[] = JSON.parse(out);
  expect(findings.filter(({ state }) => state === 'failed')).toEqual([]);
  expect(`${code} ${err}`).toBe('0 ');
  const seen = new Set(findings.map(({ of }) => of));
  expect([...seen]).toEqual(['host', 'database', 'totpservice', 'mailworker', 'sealer']);

  const way = { host, httpPort, httpsPort, connectTo: '127.0.0.1', ca: readFileSync(authority, 'utf8') };
  const failedOf = async (change: Partial<typeof way>) => {
    const looked = await lookAt('host', wayInChecks({ ...way, ...change }));
    return looked.flatMap(({ check, state }) => (state === 'failed' ? check : []));
  };
  expect(await failedOf({})).toEqual([]);
  expect(await failedOf({ ca: '' })).toEqual(['tls', 'origin', 'proxy']);
  expect(await failedOf({ httpsPort: 9, httpPort: 9 })).toEqual(['tls', 'http', 'origin', 'proxy']);

  await desk.giveDocker({});
  const without = await desk.run(command, { NODE_EXTRA_CA_CERTS: authority });
  expect(without.code).toBe(1);
  expect(without.out).toContain("its doctor can't be run");
}
