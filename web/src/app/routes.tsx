import type { RouteObject } from 'react-router';
import { CodePage } from '../features/login/components/code-page.tsx';
import { LockedPage } from '../features/login/components/locked-page.tsx';
import { LoginPage } from '../features/login/components/login-page.tsx';
import { RecoveryCodePage } from '../features/login/components/recovery-code-page.tsx';
import { RegistrationRequiredPage } from '../features/login/components/registration-required-page.tsx';
import { profileRoutes } from '../features/profile/profile-routes.ts';
import { supportRoutes } from '../features/support/support-routes.ts';
import { Loading } from '../ui/busy.tsx';
import { NotFoundPage } from './not-found-page.tsx';
import { RouteError } from './route-error.tsx';
import { PublicFrame } from './site-frame.tsx';

const passwordReset: RouteObject[] = [
  {
    index: true,
    lazy: async () => ({
      Component: (await import('../features/registration/components/password-reset-page.tsx'))
        .PasswordResetPage,
    }),
  },
  {
    path: 'sent',
    lazy: async () => ({
      Component: (await import('../features/registration/components/password-reset-sent-page.tsx'))
        .PasswordResetSentPage,
    }),
  },
];

const dispute: RouteObject[] = [
  {
    index: true,
    lazy: async () => ({
      Component: (await import('../features/notices/components/dispute-page.tsx')).DisputePage,
    }),
  },
  {
    path: 'done',
    lazy: async () => ({
      Component: (await import('../features/notices/components/disputed-page.tsx')).DisputedPage,
    }),
  },
];

const registration: RouteObject[] = [
  {
    index: true,
    lazy: async () => ({
      Component: (await import('../features/registration/components/registration-link-page.tsx'))
        .RegistrationLinkPage,
    }),
  },
  {
    path: 'password',
    lazy: async () => ({
      Component: (await import('../features/registration/components/set-password-page.tsx')).SetPasswordPage,
    }),
  },
  {
    path: 'held',
    lazy: async () => ({
      Component: (await import('../features/registration/components/held-page.tsx')).HeldPage,
    }),
  },
  {
    path: 'proof',
    lazy: async () => ({
      Component: (await import('../features/registration/components/proof-page.tsx')).ProofPage,
    }),
  },
  {
    path: 'authenticator',
    lazy: async () => ({
      Component: (await import('../features/registration/components/enrolment-page.tsx')).EnrolmentPage,
    }),
  },
  {
    path: 'passkey',
    lazy: async () => ({
      Component: (await import('../features/registration/components/passkey-registration-page.tsx'))
        .PasskeyRegistrationPage,
    }),
  },
  {
    path: 'recovery-codes',
    lazy: async () => ({
      Component: (await import('../features/registration/components/recovery-codes-page.tsx'))
        .RecoveryCodesPage,
    }),
  },
  {
    path: 'done',
    lazy: async () => ({
      Component: (await import('../features/registration/components/done-page.tsx')).DonePage,
    }),
  },
];

const portal: RouteObject[] = [
  {
    path: 'logout',
    lazy: async () => ({
      Component: (await import('../features/login/components/log-out-page.tsx')).LogOutPage,
    }),
  },
  // Reached by the session that has just activated 2FA, and is restricted from then on.
  {
    path: 'activated',
    lazy: async () => ({
      Component: (await import('../features/organisations/components/activated-page.tsx')).ActivatedPage,
    }),
  },
  {
    lazy: async () => ({ Component: (await import('./portal-shell.tsx')).FullSession }),
    children: [
      { index: true, lazy: async () => ({ Component: (await import('./home-page.tsx')).HomePage }) },
      {
        path: 'profile',
        lazy: async () => ({ Component: (await import('../ui/recovery-codes.tsx')).RecoveryCodesHolder }),
        children: [
          {
            index: true,
            lazy: async () => ({ Component: (await import('./profile-screen.tsx')).ProfileScreen }),
          },
          ...profileRoutes,
        ],
      },
      {
        path: 'confirm',
        lazy: async () => ({
          Component: (await import('../features/login/components/confirm-page.tsx')).ConfirmPage,
        }),
      },
      {
        path: 'progress',
        lazy: async () => ({
          Component: (await import('../features/organisations/components/progress-page.tsx')).ProgressPage,
        }),
      },
      {
        path: 'progress/first-enrolments/:approvalId',
        lazy: async () => ({
          Component: (await import('../features/organisations/components/first-enrolment-page.tsx'))
            .FirstEnrolmentPage,
        }),
      },
      {
        path: 'progress/users/:userId',
        lazy: async () => ({
          Component: (await import('../features/organisations/components/user-timeline-page.tsx'))
            .UserTimelinePage,
        }),
      },
    ],
  },
];

/** Every screen and its path below `/totpservice`. Who only signs in loads neither registration nor portal. */
export const routes: RouteObject[] = [
  {
    ErrorBoundary: RouteError,
    HydrateFallback: Loading,
    children: [
      {
        path: 'portal',
        lazy: async () => ({ Component: (await import('./portal-shell.tsx')).PortalShell }),
        children: portal,
      },
      {
        path: 'support',
        lazy: async () => ({ Component: (await import('./portal-shell.tsx')).PortalShell }),
        children: [
          {
            lazy: async () => ({ Component: (await import('./portal-shell.tsx')).FullSession }),
            children: supportRoutes,
          },
        ],
      },
      {
        Component: PublicFrame,
        children: [
          { index: true, Component: LoginPage },
          { path: 'code', Component: CodePage },
          {
            path: 'passkey',
            lazy: async () => ({
              Component: (await import('../features/login/components/passkey-page.tsx')).PasskeyPage,
            }),
          },
          { path: 'recovery-code', Component: RecoveryCodePage },
          { path: 'locked', Component: LockedPage },
          { path: 'registration-required', Component: RegistrationRequiredPage },
          { path: 'passwordreset', children: passwordReset },
          { path: 'dispute', children: dispute },
          {
            path: 'recovery',
            lazy: async () => ({
              Component: (await import('../features/registration/components/stop-recovery-page.tsx'))
                .StopRecoveryPage,
            }),
          },
          {
            path: 'registration',
            lazy: async () => ({
              Component: (await import('../ui/recovery-codes.tsx')).RecoveryCodesHolder,
            }),
            children: registration,
          },
          {
            path: 'interaction-failed',
            lazy: async () => ({
              Component: (await import('../features/login/components/interaction-failed-page.tsx'))
                .InteractionFailedPage,
            }),
          },
          { path: '*', Component: NotFoundPage },
        ],
      },
    ],
  },
];
