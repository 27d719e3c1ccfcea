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
