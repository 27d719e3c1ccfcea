import { useNavigate } from 'react-router';
import { StepUpPage } from '../../../step-up/step-up-page.tsx';
import { useStepUpGate } from '../../../step-up/use-step-up-gate.ts';
import { useText } from '../../../text/language.tsx';
import { Button, ButtonLink } from '../../../ui/button.tsx';
import { CancelLink } from '../../../ui/cancel-link.tsx';
import { Form } from '../../../ui/form.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import { useForm } from '../../../ui/use-form.ts';
import { useRemoveAuthenticator } from '../api.ts';
import { nameOf } from '../name-of.ts';
import type { ProfileState } from '../profile-state.ts';
import { type OneAuthenticator, WithAuthenticator } from './one-authenticator.tsx';

const removed: ProfileState = { notice: 'authenticatorRemoved' };

/** S17: an app or a passkey is used no more. */
export function RemoveAuthenticatorPage() {
  return <WithAuthenticator>{(one) => <Remove {...one} />}</WithAuthenticator>;
}

function Remove({ authenticator, isLast, stays }: OneAuthenticator) {
  const text = useText();
  const { authenticators: words, security } = text;
  const navigate = useNavigate();
  const stepUp = useStepUpGate();
  const removeAuthenticator = useRemoveAuthenticator();
  const form = useForm({
    send: () => stepUp.run(() => removeAuthenticator.mutateAsync(authenticator.id)),
    done: () => navigate('/portal/profile', { replace: true, state: removed }),
  });
  if (stepUp.asking) return <StepUpPage onProven={stepUp.proven} />;
  const title = words.removeTitle(nameOf(authenticator, text));
  if (stays) {
    return (
      <Page title={title}>
        <p>{stays === 'last' ? words.lastStays : words.lastPasskeyStays}</p>
        <ButtonLink to="/portal/profile">{security.back}</ButtonLink>
      </Page>
    );
  }
  return (
    <Page title={title}>
      <p>{words.removeText}</p>
      {isLast && <Notice kind="warning">{words.removeLast}</Notice>}
      <Form form={form}>
        <Button wide>{words.remove}</Button>
      </Form>
      <p>
        <CancelLink />
      </p>
    </Page>
  );
}
