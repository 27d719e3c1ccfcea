import { spawnSync } from 'node:child_process';

/** Whether Prometheus's own tool is here; in CI `.ci/ensure-tools.ts` sees to it. */
export const hasPromtool = spawnSync('promtool', ['--version']).status === 0;

/** Runs promtool. Answers what it found, or an empty text. */
export function promtool(args: string[], { cwd, input = '' }: { cwd?: string; input?: string } = {}): string {
  const { status, stdout, stderr } = spawnSync('promtool', args, { cwd, input, encoding: 'utf8' });
  return status === 0 ? '' : `${stdout}${stderr}`;
}

/** What a service says on its METRICS_PORT. @throws Error with what promtool finds wrong with it */
export async function figuresOf(port: string): Promise<string> {
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  // Node's own have names that Prometheus wouldn't choose.
  const ours = text.split('\n').filter((line) => /^(# \w+ )?tvm_/.test(line));
  const wrong = hasPromtool ? promtool(['check', 'metrics'], { input: `${ours.join('\n')}\n` }) : '';
  if (wrong) throw new Error(wrong);
  return text;
}

/** The names of the series in Prometheus's text format, whether or not they have a value yet. */
export const seriesOf = (text: string): string[] =>
  [...text.matchAll(/^# TYPE (\w+) /gm)].map(([, name = '']) => name);

/** The names of series in an expression or a text; of a histogram that of the whole. */
export const seriesNamedIn = (text: string): string[] => {
  const names = [...text.matchAll(/\b(?<!:)(?:tvm|nodejs|process)_\w+/g)].map(([name]) => name);
  return [...new Set(names.map((name) => name.replace(/_(bucket|count)$/, '')))];
};
