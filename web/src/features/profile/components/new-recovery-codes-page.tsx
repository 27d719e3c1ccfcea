import { Navigate, useLocation, useNavigate } from 'react-router';
import { useSession } from '../../../session/use-session.ts';
import { StepUpPage } from '../../../step-up/step-up-page.tsx';
import { useStepUpGate } from '../../../step-up/use-step-up-gate.ts';
import { useText } from '../../../text/language.tsx';
import { Button } from '../../../ui/button.tsx';
import { CancelLink } from '../../../ui/cancel-link.tsx';
import { Form } from '../../../ui/form.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import { RecoveryCodes, useRecoveryCodes } from '../../../ui/recovery-codes.tsx';
import { useForm } from '../../../ui/use-form.ts';
import { useRegenerateRecoveryCodes } from '../api.ts';
import type { NewCodesState, ProfileState } from '../profile-state.ts';

/** S17: ten new recovery codes, and S9 for those of a replaced phone too. After a refresh they are gone, and new ones can be made. */
export function NewRecoveryCodesPage() {
  const { enrolled } = useSession();
  const { codes } = useRecoveryCodes();
  if (codes) return <KeepCodes codes={codes} />;
  return enrolled ? <MakeCodes /> : <Navigate to="/portal/profile" replace />;
}

function MakeCodes() {
  const { newRecoveryCodes: words } = useText();
  const { setCodes } = useRecoveryCodes();
  const stepUp = useStepUpGate();
  const regenerateRecoveryCodes = useRegenerateRecoveryCodes();
  const form = useForm({
    send: () => stepUp.run(() => regenerateRecoveryCodes.mutateAsync()),
    done: ({ recoveryCodes }) => setCodes(recoveryCodes),
  });
  if (stepUp.asking) return <StepUpPage onProven={stepUp.proven} />;
  return (
    <Page title={words.title}>
      <p>{words.before}</p>
      <Form form={form}>
        <Button wide>{words.submit}</Button>
      </Form>
      <p>
        <CancelLink />
      </p>
    </Page>
  );
}

function KeepCodes({ codes }: { codes: readonly string[] }) {
  const text = useText();
  const navigate = useNavigate();
  const { setCodes } = useRecoveryCodes();
  const state: NewCodesState | null = useLocation().state;
  const { newRecoveryCodes: words } = text;
  const goOn = () => {
    const done: ProfileState = { notice: state?.replaced ? 'authenticatorReplaced' : 'codesSaved' };
    void navigate('/portal/profile', { replace: true, state: done });
    setCodes(undefined);
  };
  return (
    <Page title={text.recoveryCodes.title}>
      <Notice kind="success">{state?.replaced ? words.replaced : words.made}</Notice>
      <RecoveryCodes codes={codes} onSaved={goOn} />
    </Page>
  );
}
