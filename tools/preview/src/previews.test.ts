import { routes } from '@tvm/web/src/app/routes.tsx';
import { matchRoutes, type RouteObject } from 'react-router';
import { expect, test } from 'vitest';
import { areas, previews } from './previews.ts';

const leaves = (of: RouteObject[]): RouteObject[] =>
  of.flatMap((route) => (route.children ? leaves(route.children) : [route]));

test('every route of the portal is drawn: what is added without a preview fails here', () => {
  const drawn = new Set(
    Object.values(previews).map(
      ({ path, ends }) => matchRoutes(routes, ends ?? pathnameOf(path))?.at(-1)?.route,
    ),
  );
  const missing = leaves(routes).filter((route) => !drawn.has(route));
  expect(missing.map(({ path, index }) => path ?? (index ? 'an index' : 'a layout'))).toEqual([]);
});

test('every preview has a name of its own, with the number of its screen', () => {
  const names = Object.values(areas).flatMap((area) => Object.keys(area));
  expect(new Set(names).size).toBe(names.length);
  expect(names.filter((name) => !/^s\d\d-[a-z0-9-]+$/.test(name))).toEqual([]);
});

const pathnameOf = (path: string) => new URL(path, 'http://localhost').pathname;
