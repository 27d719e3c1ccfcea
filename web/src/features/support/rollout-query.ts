const sorts = ['name', 'users', 'notEnrolled', 'undeliverable', 'neverLoggedIn'] as const;
/** The contract's limit. */
const lastPage = 10_000;

/** Which part of which order of the organisations is shown. */
export type RolloutQuery = {
  sort: (typeof sorts)[number];
  order: 'asc' | 'desc';
  withoutMainUser: boolean;
  page: number;
};

const defaults: RolloutQuery = { sort: 'notEnrolled', order: 'desc', withoutMainUser: false, page: 1 };

/** The list that an address asks for; what is missing or makes no sense counts as the default. */
export function readRolloutQuery(params: URLSearchParams): RolloutQuery {
  const page = Number(params.get('page'));
  return {
    sort: sorts.find((sort) => sort === params.get('sort')) ?? defaults.sort,
    order: params.get('order') === 'asc' ? 'asc' : defaults.order,
    withoutMainUser: params.get('withoutMainUser') === 'true',
    page: Number.isInteger(page) && page >= 1 && page <= lastPage ? page : defaults.page,
  };
}

/** The same for a file, which has every page. */
export function exportQuery(params: URLSearchParams): Omit<RolloutQuery, 'page'> {
  const { page: _, ...rest } = readRolloutQuery(params);
  return rest;
}

/** The address that asks for a list; nothing in it for what goes without saying. */
export function writeRolloutQuery(query: RolloutQuery): URLSearchParams {
  return new URLSearchParams(
    Object.entries(query)
      .filter(([key, value]) => value !== defaults[key as keyof RolloutQuery])
      .map(([key, value]) => [key, String(value)]),
  );
}
