interface Outside {
  reason: string;
  names: (string | RegExp)[];
}

/** What documents may name though it isn't in the sources. */
const outside: Outside[] = [
  { reason: 'kinds of commits', names: ['feat', 'fix', 'refactor', 'perf', 'chore'] },
  { reason: 'what we have none of', names: ['utils', 'eval', '__proto__', '/v2/'] },
  {
    reason: 'made from what a mail server or Resend answered',
    names: [/^(gave_up_)?(smtp|resend)_\w+$/],
  },
  {
    reason: 'headers and values that libraries send or read for us',
    names: ['x-powered-by', 'Deprecation', 'Sunset', /^\w+\/json$/],
  },
  { reason: 'beginnings of names of cookies', names: [/^__(Host|Secure)-/] },
  { reason: 'of tokens and OpenID Connect', names: ['jku', 'x5u', 'userinfo'] },
  { reason: 'of mail and its DNS', names: ['quarantine', 'List-Unsubscribe'] },
  {
    reason: 'of the operating system and PostgreSQL',
    names: ['xact_start', 'backend_xid', 'wait_event_type', 'Lock', 'percentile_disc'],
  },
  {
    reason: 'settings and files of PostgreSQL',
    names: [/^archive_\w+$/, 'restore_command', /^recovery_target_\w+$/, 'conf'],
  },
  { reason: 'what had another name', names: ['reqId'] },
  { reason: 'made by a command, or by the reader', names: ['keys.json', 'audit-keys.json'] },
  { reason: 'served, and no file here', names: [/^(login\.tvm\.nl|<issuer>)\//] },
  { reason: 'settings of other systems', names: ['TOTP_CLIENT_ID', 'TOTP_CLIENT_SECRET'] },
  { reason: 'a setting of pnpm, for the day it is needed', names: ['minimumReleaseAgeExclude'] },
  { reason: 'read by Node itself', names: ['NODE_EXTRA_CA_CERTS'] },
  { reason: 'read by a command of tools/checks', names: ['ADVISORY_SOURCE'] },
  { reason: 'an attribute of HTML in small letters', names: ['autocomplete'] },
];

const isName = (expected: string | RegExp, name: string) =>
  typeof expected === 'string' ? expected === name : expected.test(name);
const all = outside.flatMap(({ names }) => names);

export const isOutside = (name: string): boolean => all.some((each) => isName(each, name));

/** Those of the list that none of these names needs. */
export const withoutUse = (names: string[]): string[] =>
  all.filter((each) => !names.some((name) => isName(each, name))).map(String);
