import { parse } from 'yaml';

interface ComposeService {
  environment?: Record<string, string>;
  command?: string[];
  volumes?: string[];
}
export interface Compose {
  services: Record<string, ComposeService>;
}

export const readCompose = (source: string): Compose => parse(source, { merge: true });

/** What `.env` has to give and doesn't: a line each. */
export class ComposeError extends Error {
  override readonly name = 'ComposeError';
}

/**
 * A service's environment as compose gives it, of `values` for what `.env` holds.
 * @throws ComposeError
 */
export function environmentOf(
  { services }: Compose,
  service: string,
  values: Record<string, string>,
): Record<string, string> {
  const missing: string[] = [];
  const filled = (template: string) =>
    template.replace(/\$\{(\w+):([-?])([^}]*)\}/g, (_, key: string, kind: string, rest: string) => {
      const value = values[key] || (kind === '-' ? rest : undefined);
      if (value === undefined) missing.push(`${key}: is missing: ${rest}`);
      return value ?? '';
    });
  const entries = Object.entries(services[service]?.environment ?? {});
  const environment = Object.fromEntries(entries.map(([key, template]) => [key, filled(template)]));
  if (missing.length > 0) throw new ComposeError(missing.join('\n'));
  return environment;
}
