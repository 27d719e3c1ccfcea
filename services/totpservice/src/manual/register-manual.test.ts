import { afterAll, describe, expect, it } from 'vitest';
import { startService } from '../../test/harness.ts';

const { app } = await startService({}, afterAll);
const get = (url: string) => app.inject({ url, headers: { accept: 'text/html' } });
const editions = [
  ['nl', '/totpservice/handleiding/'],
  ['en', '/totpservice/handleiding/en/'],
] as const;

describe.each(editions)('the manual in %s', (language, url) => {
  it('is a page with one heading, no script and no style of its own', async () => {
    const { statusCode, headers, body } = await get(url);
    expect([statusCode, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(body).toContain(`<html lang="${language}">`);
    expect(body.match(/<h1/g)).toHaveLength(1);
    expect(body).not.toMatch(/<script|<style| style=| on\w+=/i);
  });

  it('shows pictures of its own language, each there and told in words', async () => {
    const { body } = await get(url);
    const pictures = [...body.matchAll(/<img src="([^"]+)" alt="([^"]+)"/g)];
    expect(pictures.length).toBe(body.match(/<img/g)?.length);
    expect(pictures.length).toBeGreaterThan(8);
    for (const [, src = ''] of pictures) {
      const { statusCode, headers } = await get(src);
      expect([src, statusCode, headers['content-type']]).toEqual([src, 200, 'image/png']);
      expect(src).toMatch(new RegExp(`\\.${language}\\.png$`));
    }
  });

  it('leads to the other language, to the portal and to help, and nowhere that is not there', async () => {
    const { body } = await get(url);
    const links = [...body.matchAll(/ href="(\/[^"#]*)"/g)].map(([, href = '']) => href);
    const other = editions.find(([spoken]) => spoken !== language)?.[1];
    expect(links).toEqual(expect.arrayContaining(['/totpservice/', '/totpservice/passwordreset/', other]));
    for (const href of links.filter((link) => link.startsWith('/totpservice/handleiding/')))
      expect([href, (await get(href)).statusCode]).toEqual([href, 200]);
  });
});

it('has the same parts and pictures in both languages', async () => {
  const shapes = await Promise.all(
    editions.map(async ([, url]) =>
      [...(await get(url)).body.matchAll(/<(h[123]|img)|images\/([\w-]+)\.\w\w\.png/g)].map(
        ([, tag, picture]) => tag ?? picture,
      ),
    ),
  );
  expect(shapes[0]).toEqual(shapes[1]);
});
