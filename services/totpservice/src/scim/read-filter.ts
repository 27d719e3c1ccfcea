import { canonicaliseEmail } from '@tvm/policy';
import SCIMMY from 'scimmy';
import type { Found } from './scim.queries.ts';
import { scimError } from './scim-error.ts';

const unsupported = () =>
  scimError(400, 'invalidFilter', 'Attributes are compared with `eq`, and combined with `and`.');

/**
 * What a filter asks for, of which each attribute has an index: `eq`, joined by `and`. That is what the synchronisations of Okta and Entra ask.
 * @throws a SCIM error for whatever else (RFC 7644, section 3.4.2.2)
 */
export function readFilter(filter: string | undefined, attributes: Record<string, keyof Found>): Found {
  if (filter === undefined) return {};
  const [expression, ...others] = parse(filter);
  if (!expression || others.length > 0) throw unsupported();
  const found: Found = {};
  for (const [path, comparison] of flat(expression)) {
    const name = attributes[path.toLowerCase()];
    const [operator, value] = comparison;
    if (!name || String(operator).toLowerCase() !== 'eq' || name in found) throw unsupported();
    Object.assign(found, { [name]: readValue(name, value) });
  }
  return found;
}

function parse(filter: string): Record<string, unknown>[] {
  try {
    return [...new SCIMMY.Types.Filter(filter)] as Record<string, unknown>[];
  } catch {
    throw scimError(400, 'invalidFilter', 'The filter is none.');
  }
}

/** `emails[type eq "work" and value eq "x"]` and `emails.value eq "x"` by their paths; the type is one and the same for everybody. */
function flat(expression: object, prefix = ''): [path: string, comparison: unknown[]][] {
  return Object.entries(expression).flatMap(([name, value]): [string, unknown[]][] => {
    const path = prefix + name;
    if (path.toLowerCase() === 'emails.type') return [];
    if (Array.isArray(value) && value.every((each) => typeof each !== 'object' || each === null))
      return [[path, value]];
    const nested = Array.isArray(value) ? value : [value];
    if (nested.length !== 1 || Array.isArray(nested[0])) throw unsupported();
    return flat(nested[0], `${path}.`);
  });
}

function readValue(name: keyof Found, value: unknown): string | boolean {
  if (name === 'active') return value === true || String(value).toLowerCase() === 'true';
  if (typeof value !== 'string') throw unsupported();
  // What is no address is nobody's.
  return name === 'emailCanonical' ? (canonicaliseEmail(value) ?? '') : value;
}
