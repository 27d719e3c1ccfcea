import { useQueryClient } from '@tanstack/react-query';
import { Navigate, useLocation, useNavigate } from 'react-router';
import { useText } from '../../../text/language.tsx';
import { Page } from '../../../ui/page.tsx';
import { RecoveryCodes, useRecoveryCodes } from '../../../ui/recovery-codes.tsx';
import { getRegistration } from '../api.ts';
import type { DoneState } from './done-page.tsx';

/** S9: the recovery codes, this once. */
export function RecoveryCodesPage() {
  const text = useText();
  const navigate = useNavigate();
  const { held, hold } = useRecoveryCodes();
  const state: DoneState | null = useLocation().state;
  const queries = useQueryClient();
  const lost: DoneState | null = state && { ...state, codesLost: true };
  // After a refresh they are gone, but 2FA is set up all the same.
  if (!held) return <Navigate to="/registration/done" replace state={lost} />;

  const goOn = (next: DoneState | null) => {
    // Forgotten first, so that Back asks the API instead of showing a step of the finished registration.
    queries.removeQueries({ queryKey: getRegistration.queryKey });
    void navigate('/registration/done', { replace: true, state: next });
    hold(undefined);
  };
  return (
    <Page title={text.recoveryCodes.title} step={text.registration.step(3)}>
      <RecoveryCodes made={held} onSaved={() => goOn(state)} onLeft={() => goOn(lost)} />
    </Page>
  );
}
