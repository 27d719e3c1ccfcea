import type { Query } from '../http/operation.ts';
import { type ProgressFigure, progressFigures } from './states.ts';

const sorts = ['progress', 'fullName', 'email'] as const;
/** As many as fit beside the manual without scrolling. */
const pageSize = 10;
/** The contract's limits. */
const longestSearch = 100;
const lastPage = 10_000;

/** What the address bar says about the list: everything that a reload and Back have to keep. */
export type ProgressQuery = {
  sort: (typeof sorts)[number];
  order: 'asc' | 'desc';
  /** Only whom this figure counts. */
  figure: ProgressFigure | undefined;
  search: string;
  /** From 1. */
  page: number;
};

/** Who needs help comes first. What is missing or makes no sense counts as this. */
const defaults: ProgressQuery = { sort: 'progress', order: 'asc', figure: undefined, search: '', page: 1 };

/** The list that an address asks for. */
export function readProgressQuery(params: URLSearchParams): ProgressQuery {
  const page = Number(params.get('page'));
  return {
    sort: sorts.find((sort) => sort === params.get('sort')) ?? defaults.sort,
    order: params.get('order') === 'desc' ? 'desc' : defaults.order,
    figure: progressFigures.find(({ figure }) => figure === params.get('state'))?.figure,
    search: params.get('search')?.trim().slice(0, longestSearch) ?? defaults.search,
    page: Number.isInteger(page) && page >= 1 && page <= lastPage ? page : defaults.page,
  };
}

/** The address that asks for a list; nothing in it for what goes without saying. */
export function writeProgressQuery(query: ProgressQuery): URLSearchParams {
  const { figure, ...rest } = query;
  const said = { ...rest, state: figure };
  const unsaid: Record<string, unknown> = { ...defaults, state: undefined };
  return new URLSearchParams(
    Object.entries(said)
      .filter(([key, value]) => value !== unsaid[key])
      .map(([key, value]) => [key, String(value)]),
  );
}

/** The same for the API. */
export function toUserListQuery({
  figure,
  search,
  ...rest
}: ProgressQuery): Query<'listOrganisationUsers'> & { pageSize: number } {
  const counted = progressFigures.find((each) => each.figure === figure)?.counted;
  return {
    ...rest,
    pageSize,
    ...(counted && { progress: counted }),
    ...(search !== '' && { search }),
  };
}
