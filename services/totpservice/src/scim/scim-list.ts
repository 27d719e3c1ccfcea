import SCIMMY from 'scimmy';
import { scimError } from './scim-error.ts';
import { maxResults } from './scim-schemas.ts';

/** What a list can be asked; in queries everything is text. */
export interface ListQuery {
  filter?: string;
  startIndex?: string;
  count?: string;
  attributes?: string;
  excludedAttributes?: string;
}

interface Page {
  offset: number;
  limit: number;
}

/** The page that is asked for, from 1 on; a smaller start is the first, more than is allowed is as much as is (RFC 7644, section 3.4.2.4). */
export function readPage({ startIndex, count }: ListQuery): Page {
  return {
    offset: Math.max(1, numberOf(startIndex, 1)) - 1,
    limit: Math.min(maxResults, Math.max(0, numberOf(count, maxResults))),
  };
}

function numberOf(text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise;
  if (!/^-?[0-9]{1,9}$/.test(text)) throw scimError(400, 'invalidValue', 'startIndex and count are numbers.');
  return Number(text);
}

/** The library's own pages all that it is given; ours is a page already. */
export const listOf = (Resources: object[], totalResults: number, { offset }: Page) => ({
  schemas: [SCIMMY.Messages.ListResponse.id],
  totalResults,
  startIndex: offset + 1,
  itemsPerPage: Resources.length,
  Resources,
});

/** Which attributes are asked for, as the library reads it. */
export const projectionOf = ({ attributes, excludedAttributes }: ListQuery) => ({
  // `schemas` is always there (RFC 7643, section 3).
  ...(attributes && { attributes: `schemas,${attributes}` }),
  ...(excludedAttributes && { excludedAttributes }),
});
