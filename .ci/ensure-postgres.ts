import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mayInstall, root } from './steps.ts';

const folder = join(root, 'node_modules/.cache/postgresql-18');
const programs = ['pg_dump', 'pg_restore', 'psql', 'pg_resetwal', 'pg_basebackup'];
/** The Debian that has them; older ones' refuse a server of 18. */
const SUITE = 'forky';
/** The programs' packages, and the libraries that they load: those of the system are older. */
const packages = [
  ...[
    'postgresql-18',
    'postgresql-client-18',
    'libpq5',
    'libc6',
    'libssl3t64',
    'libreadline8t64',
    'libtinfo6',
  ],
  ...['zlib1g', 'libzstd1', 'liblz4-1', 'libgssapi-krb5-2', 'libkrb5-3', 'libk5crypto3', 'libcom-err2'],
  ...['libkrb5support0', 'libkeyutils1', 'libldap2', 'libsasl2-2', 'libgcc-s1', 'libstdc++6'],
];

/**
 * PostgreSQL 18's own programs, for the test of backup and restore: the system's, or, on Debian as root, those of a newer Debian, unpacked beside the system with the libraries that
 * they need, and kept. Elsewhere that test is passed over.
 */
export function ensurePostgres(): void {
  const isThere = (program: string) =>
    / 18\./.test(spawnSync(program, ['--version'], { encoding: 'utf8' }).stdout ?? '');
  if (isThere('pg_dump') && isThere('pg_resetwal')) return;
  if (isThere(join(folder, 'bin/pg_dump')) || !mayInstall()) return;
  rmSync(folder, { recursive: true, force: true });
  if (!fetchPackages()) {
    rmSync(folder, { recursive: true, force: true });
    return;
  }
  for (const each of ['lists', 'cache', 'debs']) rmSync(join(folder, each), { recursive: true });
  const libraries = readdirSync(join(folder, 'root/usr/lib')).find((name) => name.endsWith('-linux-gnu'));
  const lib = join(folder, 'root/usr/lib', libraries ?? '');
  const [loader = ''] = readdirSync(lib).filter((name) => name.startsWith('ld-linux'));
  mkdirSync(join(folder, 'bin'));
  for (const program of programs) {
    const path = join(folder, 'bin', program);
    const real = join(folder, 'root/usr/lib/postgresql/18/bin', program);
    writeFileSync(path, `#!/bin/sh\nexec "${join(lib, loader)}" --library-path "${lib}" "${real}" "$@"\n`);
    chmodSync(path, 0o755);
  }
}

/** With lists and a cache of its own, so that the system knows nothing of the newer Debian. */
function fetchPackages(): boolean {
  const mirror = findMirror();
  if (!mirror) return false;
  for (const each of ['lists/partial', 'cache/archives/partial', 'debs', 'root'])
    mkdirSync(join(folder, each), { recursive: true });
  const sources = join(folder, 'sources.list');
  writeFileSync(
    sources,
    `deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] ${mirror} ${SUITE} main\n`,
  );
  const settings = [
    `Dir::Etc::sourcelist=${sources}`,
    'Dir::Etc::sourceparts=/dev/null',
    `Dir::State::lists=${join(folder, 'lists')}`,
    `Dir::Cache=${join(folder, 'cache')}`,
    'APT::Sandbox::User=root',
  ].flatMap((setting) => ['-o', setting]);
  const run = (program: string, args: string[]) =>
    spawnSync(program, args, { cwd: join(folder, 'debs'), stdio: 'ignore' }).status === 0;
  return (
    run('apt-get', ['update', '-qq', ...settings]) &&
    run('apt-get', ['download', '-qq', ...settings, ...packages]) &&
    readdirSync(join(folder, 'debs')).every((name) => run('dpkg-deb', ['-x', name, join(folder, 'root')]))
  );
}

/** That of the system's own packages. */
function findMirror(): string | undefined {
  const { stdout } = spawnSync('apt-get', ['indextargets', '--format', '$(SITE)'], { encoding: 'utf8' });
  return stdout.split('\n').find((site) => /\/debian\/?$/.test(site));
}
