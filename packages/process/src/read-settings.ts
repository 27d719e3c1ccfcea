import type { Parse } from './parsers.ts';

/** Bad or missing settings. The message has a line for every one of them and shows no value. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

/** Reads one setting; a blank one counts as missing, for which `fallback` stands in. */
export type ReadSetting = <T>(key: string, parse: Parse<T>, fallback?: string) => T;

/**
 * Reads a process's settings at once, so that one message names all that is wrong with them.
 * @param collect reads each setting; what it answers is used only when none was bad. `refuse` is for what no single setting tells
 * A setting that takes its time to read (a promise) makes `collect`, and with it the answer, a promise.
 * @throws SettingsError
 */
export function readSettings<T>(
  env: Record<string, string | undefined>,
  collect: (read: ReadSetting, refuse: (problem: string) => void) => T,
): T {
  const problems: string[] = [];
  const read = <V>(key: string, parse: Parse<V>, fallback?: string): V => {
    const text = env[key]?.trim() || fallback;
    const note = (error: unknown) => {
      problems.push(`${key}: ${(error as Error).message.replace(`${key}: `, '')}`);
      return undefined as V;
    };
    try {
      if (text === undefined) throw new Error('is missing');
      const value = parse(text, key);
      return value instanceof Promise ? (value.catch(note) as V) : value;
    } catch (error) {
      return note(error);
    }
  };
  const checked = <V>(settings: V): V => {
    if (problems.length > 0) throw new SettingsError(problems.join('\n'));
    return settings;
  };
  const settings = collect(read, (problem) => problems.push(problem));
  return settings instanceof Promise ? (settings.then(checked) as T) : checked(settings);
}
