import type { RouteObject } from 'react-router';

/** S17: a path for each change that has steps. */
export const profileRoutes: RouteObject[] = [
  {
    path: 'password',
    lazy: async () => ({
      Component: (await import('./components/change-password-page.tsx')).ChangePasswordPage,
    }),
  },
  {
    path: 'authenticator',
    lazy: async () => ({
      Component: (await import('./components/replace-authenticator-page.tsx')).ReplaceAuthenticatorPage,
    }),
  },
  {
    path: 'passkey',
    lazy: async () => ({
      Component: (await import('./components/add-passkey-page.tsx')).AddPasskeyPage,
    }),
  },
  {
    path: 'authenticators/:authenticatorId/name',
    lazy: async () => ({
      Component: (await import('./components/rename-authenticator-page.tsx')).RenameAuthenticatorPage,
    }),
  },
  {
    path: 'authenticators/:authenticatorId/remove',
    lazy: async () => ({
      Component: (await import('./components/remove-authenticator-page.tsx')).RemoveAuthenticatorPage,
    }),
  },
  {
    path: 'recovery-codes',
    lazy: async () => ({
      Component: (await import('./components/new-recovery-codes-page.tsx')).NewRecoveryCodesPage,
    }),
  },
  {
    path: 'sessions',
    lazy: async () => ({
      Component: (await import('./components/end-other-sessions-page.tsx')).EndOtherSessionsPage,
    }),
  },
  {
    path: 'sessions/:sessionId',
    lazy: async () => ({
      Component: (await import('./components/end-session-page.tsx')).EndSessionPage,
    }),
  },
];
