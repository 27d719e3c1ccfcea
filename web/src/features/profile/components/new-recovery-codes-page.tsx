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
import { type NewCodes, RecoveryCodes, useRecoveryCodes } from '../../../ui/recovery-codes.tsx';
import { useForm } from '../../../ui/use-form.ts';
import { useRegenerateRecoveryCodes } from '../api.ts';
import type { NewCodesState, ProfileState } from '../profile-state.ts';

/** S17: ten new recovery codes, and S9 for those of a replaced phone too. After a refresh they are gone, and new ones can be made. */
export function NewRecoveryCodesPage() {
  const { enrolled } = useSession();
  const { held } = useRecoveryCodes();
  if (held) return <KeepCodes made={held} />;
  return enrolled ? <MakeCodes /> : <Navigate to="/portal/profile" replace />;
}

/** A refresh keeps that codes were shown, not the codes. */
const shown: NewCodesState = { shown: true };

function MakeCodes() {
  const text = useText();
  const { newRecoveryCodes: words } = text;
  const { hold } = useRecoveryCodes();
  const { user } = useSession();
  const navigate = useNavigate();
  const state: NewCodesState | null = useLocation().state;
  const stepUp = useStepUpGate();
  const regenerateRecoveryCodes = useRegenerateRecoveryCodes();
  const form = useForm({
    send: () => stepUp.run(() => regenerateRecoveryCodes.mutateAsync()),
    done: ({ recoveryCodes }) => {
      hold({ codes: recoveryCodes, account: user.email });
      return navigate('.', { replace: true, state: shown });
    },
  });
  if (stepUp.asking) return <StepUpPage onProven={stepUp.proven} />;
  return (
    <Page title={words.title}>
      {state?.shown && <Notice kind="warning">{text.security.notices.codesLost}</Notice>}
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

function KeepCodes({ made }: { made: NewCodes }) {
  const text = useText();
  const navigate = useNavigate();
  const { hold } = useRecoveryCodes();
  const state: NewCodesState | null = useLocation().state;
  const { newRecoveryCodes: words } = text;
  const goOn = (notice: ProfileState['notice']) => {
    const done: ProfileState = { notice };
    void navigate('/portal/profile', { replace: true, state: done });
    hold(undefined);
  };
  return (
    <Page title={text.recoveryCodes.title}>
      <Notice kind="success">{state?.replaced ? words.replaced : words.made}</Notice>
      <RecoveryCodes
        made={made}
        onSaved={() => goOn(state?.replaced ? 'authenticatorReplaced' : 'codesSaved')}
        onLeft={() => goOn('codesLost')}
      />
    </Page>
  );
}
