// `pnpm advisories`: known vulnerabilities of what runs in production, from the source of ADVISORY_SOURCE (a registry with npm's audit interface; by default the one that pnpm
// installs from). Exit code 0: none of high severity, or the source can't be reached, which it says; 1: some.
import { spawnSync } from 'node:child_process';

const source = process.env.ADVISORY_SOURCE;
const options = ['audit', '--prod', '--json', ...(source ? [`--registry=${source}`] : [])];
const { stdout, stderr } = spawnSync('pnpm', options, { encoding: 'utf8' });

interface Advisory {
  module_name: string;
  severity: string;
  title: string;
  url: string;
}
type Report = { error?: { message: string }; advisories?: Record<string, Advisory> };

const report = read(stdout);
if (!report?.advisories) {
  const why = report?.error?.message ?? stderr.trim();
  console.log(`ADVISORIES NOT CHECKED: ${source ?? 'the registry'} doesn't answer with any.\n  ${why}`);
} else {
  const found = Object.values(report.advisories);
  for (const { severity, module_name: name, title, url } of found)
    console.log(`${severity}  ${name}: ${title} (${url})`);
  const grave = found.filter(({ severity }) => severity === 'high' || severity === 'critical');
  console.log(`Advisories: ${found.length}, ${grave.length} of them high or critical.`);
  if (grave.length > 0) process.exitCode = 1;
}

function read(text: string): Report | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
