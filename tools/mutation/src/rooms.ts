/** A room of the security core, whose code is broken in every way that Stryker knows while its tests are run. */
export interface Room {
  /** The workspace, from the root. */
  workspace: string;
  /** Its files, from the workspace. */
  mutate: string[];
  /** The tests that guard it, from the workspace; all of them where they are quick. */
  tests: string[];
}

const unit = { mutate: ['src/**/*.ts', '!src/**/*.test.ts'], tests: ['src/**/*.test.ts'] };

function room(name: string, ...tests: string[]): Room {
  const mutate = [`src/${name}/**/*.ts`, '!src/**/*.test.ts', '!src/**/*.test-d.ts'];
  return { workspace: 'services/totpservice', mutate, tests: [`src/${name}/**/*.test.ts`, ...tests] };
}

/** The ways in, which every room below is a part of. */
const logins = ['src/features/portal/login/*.test.ts', 'src/features/portal/registration/confirm-*.test.ts'];

export const rooms: Record<string, Room> = {
  totp: { workspace: 'packages/totp', ...unit },
  policy: { workspace: 'packages/policy', ...unit },
  keys: { workspace: 'packages/keys', ...unit },
  'verify-audit': { workspace: 'tools/verify-audit', ...unit },
  attempts: room('attempts', ...logins),
  credentials: room('credentials', ...logins, 'src/features/portal/profile/*.test.ts'),
  sessions: room(
    'sessions',
    ...logins,
    'src/features/portal/profile/*session*.test.ts',
    'test/admin-access.test.ts',
  ),
  approvals: room(
    'approvals',
    'src/features/support/approvals/*.test.ts',
    'src/features/portal/organisation/decide-first-enrolment.test.ts',
  ),
  issuer: room('issuer', 'src/features/portal/login/get-interaction.test.ts'),
};
