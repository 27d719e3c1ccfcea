import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { hasPromtool, promtool } from './figures.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const folder = join(root, 'services/prometheus');
const rules: { groups: { rules: { alert?: string; annotations: { runbook: string } }[] }[] } = parse(
  readFileSync(join(folder, 'alerts.yml'), 'utf8'),
);
const alerts = rules.groups.flatMap((group) => group.rules).filter(({ alert }) => alert);

test.runIf(hasPromtool)('Prometheus takes the settings and the rules', () => {
  expect(promtool(['check', 'config', 'prometheus.yml'], { cwd: folder })).toBe('');
});

test.runIf(hasPromtool)('every alert fires when it should, and none while all is well', () => {
  expect(promtool(['test', 'rules', 'alerts.test.yml'], { cwd: folder })).toBe('');
  const tried = readFileSync(join(folder, 'alerts.test.yml'), 'utf8');
  expect(alerts.filter(({ alert }) => !tried.includes(`name: ${alert} fires`))).toEqual([]);
});

test('every alert leads to its section of the runbook', () => {
  const runbook = readFileSync(join(root, 'docs/runbooks/alerts.md'), 'utf8');
  for (const { alert = '', annotations } of alerts) {
    expect(annotations.runbook).toBe(`docs/runbooks/alerts.md#${alert.toLowerCase()}`);
    expect(runbook).toContain(`\n## ${alert}\n`);
  }
  expect(runbook.match(/^## /gm)).toHaveLength(alerts.length);
});
