import { readFile } from 'node:fs/promises';
import type { Parse } from './parsers.ts';

/** A setting of a process, and all that is derived from it: start's environment, compose, `.env.example`, docs/configuration.md. */
export interface Setting<T = unknown> {
  key: string;
  parse: Parse<T>;
  /** What it is for, in one line. */
  meaning: string;
  /** What a value looks like; compose says it where a required one is missing. */
  form?: string;
  /** Stands in where none is given. Without it, and unless it is optional, a setting must be given. */
  fallback?: string;
  isOptional?: true;
  isSecret?: true;
  /** Its value in docker-compose.yml, where `.env` doesn't give it by its own name. */
  compose?: string;
  /** Set by the Dockerfile, and so not by compose. */
  isOfImage?: true;
}
export type Schema = Readonly<Record<string, Setting>>;

type ValueOf<S extends Setting> =
  | Awaited<ReturnType<S['parse']>>
  | (S extends { isOptional: true } ? undefined : never);
export type SettingsOf<S extends Schema> = { -readonly [Name in keyof S]: ValueOf<S[Name]> };

/** Bad or missing settings. The message has a line for every one of them and shows no value. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

/**
 * Reads a process's settings at once, so that one message names all that is wrong with them, in the order of the schema. Blank is missing. A secret may stand in a file
 * that `<key>_FILE` names: an environment is seen by whoever sees the process.
 * @param findProblem says what no single setting tells, of what is given by key
 * @throws SettingsError
 */
export async function readSettings<S extends Schema>(
  env: Record<string, string | undefined>,
  schema: S,
  findProblem: (isGiven: (key: string) => boolean) => string | undefined = () => undefined,
): Promise<SettingsOf<S>> {
  const given = (key: string) => env[key]?.trim() || undefined;
  const read = async ([name, setting]: [string, Setting]) => {
    const { key, parse, fallback, isOptional } = setting;
    try {
      const text = (await readText(setting, given)) ?? fallback;
      if (text === undefined)
        return isOptional ? { name, value: undefined } : { problem: `${key}: is missing` };
      return { name, value: await parse(text, key) };
    } catch (error) {
      return { problem: `${key}: ${(error as Error).message.replace(`${key}: `, '')}` };
    }
  };
  const results = await Promise.all(Object.entries(schema).map(read));
  const problems = results.flatMap(({ problem }) => problem ?? []);
  const problem = findProblem((key) => (given(key) ?? given(`${key}_FILE`)) !== undefined);
  if (problem !== undefined) problems.push(problem);
  if (problems.length > 0) throw new SettingsError(problems.join('\n'));
  return Object.fromEntries(results.map(({ name, value }) => [name, value])) as SettingsOf<S>;
}

/** What a setting is given as, in the environment or, if it is a secret, in a file; without the line break at its end. */
async function readText(
  { key, isSecret }: Setting,
  given: (key: string) => string | undefined,
): Promise<string | undefined> {
  const file = isSecret && given(`${key}_FILE`);
  if (!file) return given(key);
  if (given(key) !== undefined) throw new Error(`is given itself and as ${key}_FILE`);
  try {
    return (await readFile(file, 'utf8')).trim() || undefined;
  } catch (error) {
    throw new Error(`${key}_FILE can't be read: ${(error as { code?: string }).code}`);
  }
}
