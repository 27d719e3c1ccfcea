// `pnpm sbom [folder]`: writes the packages below `folder`/node_modules (by default the checkout's; for a release each image's /app) as a CycloneDX 1.6 bill of materials to standard output.
import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installedPackages } from './installed-packages.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const folder = resolve(
  process.env.INIT_CWD ?? '.',
  process.argv.slice(2).find((each) => each !== '--') ?? root,
);

const components = installedPackages(folder).map(({ name, version, licence }) => {
  // The @ of a scope is escaped (package-url, "npm").
  const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`;
  return { type: 'library', 'bom-ref': purl, name, version, purl, licenses: [{ expression: licence }] };
});
const bill = {
  $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  serialNumber: `urn:uuid:${randomUUID()}`,
  version: 1,
  metadata: {
    timestamp: new Date().toISOString(),
    component: { type: 'application', name: 'mijn-tvm-two-factor' },
  },
  components,
};
process.stdout.write(`${JSON.stringify(bill, null, 1)}\n`);
