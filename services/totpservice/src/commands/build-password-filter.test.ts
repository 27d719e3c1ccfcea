import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startService } from '../../test/harness.ts';
import { newPassword, openFreshLink } from '../../test/mailed-links.ts';
import { createUser, password, signIn } from '../../test/people.ts';
import { settings } from '../config.ts';
import { openPasswordFilter, type PasswordFilter } from '../passwords/password-filter.ts';

const sha1 = (text: string) => createHash('sha1').update(text).digest('hex').toUpperCase();

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'password-filter-test-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

/** Runs the command; answers what it printed. */
async function build(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const script = join(import.meta.dirname, 'build-password-filter.ts');
  const run = promisify(execFile)(process.execPath, [script, ...args]);
  return run.then(
    ({ stdout, stderr }) => ({ code: 0, out: stdout, err: stderr }),
    (error) => ({ code: error.code, out: error.stdout, err: error.stderr }),
  );
}

async function openFilter(path: string): Promise<PasswordFilter> {
  const filter = await openPasswordFilter(path);
  onTestFinished(() => filter.close());
  return filter;
}

/** A filter of a file of these lines. */
async function filterOf(lines: string[], ...options: string[]) {
  const folder = await newFolder();
  const [corpus, path] = [join(folder, 'corpus.txt'), join(folder, 'filter')];
  await writeFile(corpus, lines.join('\n'));
  expect(await build(corpus, path, ...options)).toMatchObject({ code: 0 });
  return { path, filter: await openFilter(path) };
}

const leaked = Array.from({ length: 3000 }, (_, index) => `gelekt ${index}`);

describe('a filter', () => {
  it('has every password of a file, in the order of hashes or any other, and counts no padding', async () => {
    for (const list of [leaked, [...leaked].sort((a, b) => (sha1(a) < sha1(b) ? -1 : 1))]) {
      const { filter } = await filterOf([
        ...list.map((each) => `${sha1(each)}:7\r`),
        `${sha1('opvulling')}:0`,
      ]);
      for (const each of list) expect(await filter.has(each), each).toBe(true);
      expect(await filter.has('opvulling')).toBe(false);
    }
  });

  it('has every password of a folder of range files', async () => {
    const folder = await newFolder();
    const ranges = join(folder, 'ranges');
    await mkdir(ranges);
    const files = new Map<string, string[]>();
    for (const each of leaked.slice(0, 300)) {
      const range = sha1(each).slice(0, 5);
      files.set(range, [...(files.get(range) ?? []), `${sha1(each).slice(5)}:2`]);
    }
    for (const [range, lines] of files) await writeFile(join(ranges, `${range}.txt`), lines.join('\r\n'));
    expect(await build(ranges, join(folder, 'filter'), '--partial')).toMatchObject({ code: 0 });
    const filter = await openFilter(join(folder, 'filter'));
    for (const each of leaked.slice(0, 300)) expect(await filter.has(each), each).toBe(true);
    expect(await filter.has(leaked[300] ?? '')).toBe(false);
  });

  it('takes one in 100,000 others for one of them, no more, at some 3 bytes a password', async () => {
    const { filter, path } = await filterOf(leaked.map((each) => `${sha1(each)}:1`));
    let wrong = 0;
    for (let other = 0; other < 20_000; other++) if (await filter.has(`niet gelekt ${other}`)) wrong++;
    expect(wrong).toBeLessThanOrEqual(1);
    expect((await stat(path)).size / leaked.length).toBeLessThan(3.3);
  });

  it('leaves out what was seen less often than asked', async () => {
    const { filter } = await filterOf([`${sha1('vaak')}:20`, `${sha1('zelden')}:19`], '--min-count', '20');
    expect([await filter.has('vaak'), await filter.has('zelden')]).toEqual([true, false]);
  });

  it('knows a password however its accents were typed', async () => {
    const { filter } = await filterOf([`${sha1('caf\u00e9')}:1`]);
    expect(await filter.has('cafe\u0301')).toBe(true);
  });
});

describe('the command', () => {
  it.each([
    ['a line that is none', `${sha1('x')}:1\nwachtwoord\n`, 'line 2'],
    ['a count that is none', `${sha1('x')}:veel`, 'line 1'],
    ['no line at all', '', 'no such line'],
  ])('refuses %s, says where, and leaves a former filter as it was', async (_what, text, why) => {
    const folder = await newFolder();
    const [corpus, path] = [join(folder, 'corpus.txt'), join(folder, 'filter')];
    await writeFile(corpus, text);
    await writeFile(path, 'the former one');
    const result = await build(corpus, path);
    expect(result).toMatchObject({ code: 1, out: '' });
    expect(result.err).toContain(why);
    expect(await readFile(path, 'utf8')).toBe('the former one');
    await expect(stat(`${path}.new`)).rejects.toThrow('ENOENT');
  });

  it('refuses a folder in which ranges are missing, and says which, and a range that is empty', async () => {
    const folder = await newFolder();
    const [ranges, path] = [join(folder, 'ranges'), join(folder, 'filter')];
    await mkdir(ranges);
    const line = `${sha1('x').slice(5)}:1`;
    for (const range of ['00000', '00001', '00003']) await writeFile(join(ranges, `${range}.txt`), line);
    const refused = await build(ranges, path);
    expect(refused).toMatchObject({ code: 1, out: '' });
    expect(refused.err).toContain('has 3 of 1,048,576 range files; 00002 is the first that is missing');
    await writeFile(join(ranges, '00002.txt'), '');
    expect((await build(ranges, path, '--partial')).err).toContain('00002.txt is empty');
    await expect(stat(path)).rejects.toThrow('ENOENT');
  });

  it('says how it is used, and what is not there', async () => {
    expect((await build()).err).toContain('Usage: build-password-filter');
    expect((await build('/nowhere/corpus', '/nowhere/filter')).err).toContain(
      "/nowhere/corpus can't be read (ENOENT)",
    );
  });
});

describe('the service', () => {
  const parse = settings.passwordFilter.parse;

  it('does not start with a filter that is missing, something else, cut off or changed', async () => {
    await expect(parse('/nowhere/filter')).rejects.toThrow("can't be read (ENOENT)");
    await expect(parse(tmpdir())).rejects.toThrow('is no file');
    const { path } = await filterOf(leaked.map((each) => `${sha1(each)}:1`));
    await expect(parse(import.meta.filename)).rejects.toThrow('is no filter made by build-password-filter');
    const bytes = await readFile(path);
    for (const at of [17, 40, 70, bytes.length - 1]) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      await writeFile(path, changed);
      await expect(parse(path), `byte ${at}`).rejects.toThrow('is damaged');
    }
    await writeFile(path, bytes);
    await truncate(path, bytes.length - 1);
    await expect(parse(path)).rejects.toThrow('is damaged');
  });

  it('refuses what the filter has wherever a password is set, and takes everything else', async () => {
    const { filter } = await filterOf([`${sha1('Vier gelekte woorden 4!')}:1`]);
    const service = await startService({ passwordFilter: filter });
    const user = await createUser(service);
    const signedIn = await signIn(service, user);
    const change = (chosen: string) =>
      signedIn.post('/profile/password', { currentPassword: password, newPassword: chosen });
    const refused = await change('Vier gelekte woorden 4!');
    expect([refused.status, refused.body.passwordRules]).toEqual([422, ['breached']]);
    const link = await openFreshLink(service, await createUser(service));
    const set = (chosen: string) => link.post('/registrations/password', { password: chosen });
    const again = await set('Vier gelekte woorden 4!');
    expect([again.status, again.body.passwordRules]).toEqual([422, ['breached']]);
    expect([(await change(newPassword)).status, (await set(newPassword)).status]).toEqual([204, 200]);
  });
});
