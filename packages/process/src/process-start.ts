import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * When a process was started, as text that two processes of the same number never share; undefined once it has ended.
 * A process that ended but was never collected (a container without an init) counts as ended.
 */
export async function processStart(pid: number): Promise<string | undefined> {
  if (process.platform !== 'linux') return (await askPs(pid, 'lstart')) || undefined;
  const fields = await processFields(pid);
  return !fields || fields[0] === 'Z' || fields[0] === 'X' ? undefined : fields[19];
}

/** The fields of /proc/<pid>/stat that follow the command, the state being the first (proc(5)); Linux only. */
export async function processFields(pid: number): Promise<string[] | undefined> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  // The command stands in parentheses and may itself hold spaces and parentheses.
  return text?.slice(text.lastIndexOf(')') + 2).split(' ');
}

/** One field of `ps` about a process, or '' when there is none; for systems without /proc. */
export async function askPs(pid: number, field: string): Promise<string> {
  const { stdout } = await run('ps', ['-ww', '-o', `${field}=`, '-p', String(pid)]).catch(() => ({
    stdout: '',
  }));
  return stdout.trim();
}
