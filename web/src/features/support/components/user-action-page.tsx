import type { Schema } from '@tvm/contract';
import { useNavigate, useParams } from 'react-router';
import { useSession } from '../../../session/use-session.ts';
import { StepUpPage } from '../../../step-up/step-up-page.tsx';
import { useStepUpGate } from '../../../step-up/use-step-up-gate.ts';
import { Button } from '../../../ui/button.tsx';
import { CancelLink } from '../../../ui/cancel-link.tsx';
import { Form } from '../../../ui/form.tsx';
import { Page } from '../../../ui/page.tsx';
import { useForm } from '../../../ui/use-form.ts';
import { useClearMailBounce, useGetUser, useResendUserRegistrationMail, useUnlockUser } from '../api.ts';
import { words } from '../text.ts';
import { actionsFor } from '../user-actions.ts';
import type { DoneState } from './done-notice.tsx';
import { IdentityForm } from './identity-form.tsx';
import { Loaded } from './loaded.tsx';
import { NoRolePage } from './no-role-page.tsx';
import { RoleForm } from './role-form.tsx';

/** S15: one action for one user, with what it does before it is done. An action that makes no sense any more isn't offered. */
export function UserActionPage() {
  const { userId = '', action = '' } = useParams();
  const query = useGetUser(userId);
  return <Loaded query={query}>{(user) => <UserActionFor user={user} action={action} />}</Loaded>;
}

type ActionProps = { user: Schema<'SupportUser'>; back: string };

function UserActionFor({ user, action }: { user: Schema<'SupportUser'>; action: string }) {
  const session = useSession();
  const offered = actionsFor(user, { role: session.employeeRole, isSelf: session.user.id === user.id });
  const back = `/support/users/${user.id}`;
  switch (offered.find((each) => each === action)) {
    case 'resend':
      return <Resend user={user} back={back} />;
    case 'unlock':
      return <Unlock user={user} back={back} />;
    case 'clearBounce':
      return <ClearBounce user={user} back={back} />;
    case 'reset':
      return <IdentityForm user={user} back={back} kind="reset" />;
    case 'newPhone':
      return <IdentityForm user={user} back={back} kind="newPhone" />;
    case 'firstEnrolment':
      return <IdentityForm user={user} back={back} kind="firstEnrolment" />;
    case 'otherRole':
      return <RoleForm user={user} back={back} />;
    default:
      return <NoRolePage />;
  }
}

function Resend({ user, back }: ActionProps) {
  const resend = useResendUserRegistrationMail();
  return <PlainAction user={user} back={back} action="resend" run={() => resend.mutateAsync(user.id)} />;
}

function Unlock({ user, back }: ActionProps) {
  const unlock = useUnlockUser();
  return <PlainAction user={user} back={back} action="unlock" run={() => unlock.mutateAsync(user.id)} />;
}

function ClearBounce({ user, back }: ActionProps) {
  const clear = useClearMailBounce();
  return <PlainAction user={user} back={back} action="clearBounce" run={() => clear.mutateAsync(user.id)} />;
}

type PlainProps = ActionProps & {
  action: 'resend' | 'unlock' | 'clearBounce';
  run: () => Promise<unknown>;
};

/** An action that asks for nothing but a fresh code, where the last one is too old. */
function PlainAction({ user, back, action, run }: PlainProps) {
  const text = words.actions[action];
  const navigate = useNavigate();
  const stepUp = useStepUpGate();
  const form = useForm({
    send: () => stepUp.run(run),
    done: () =>
      navigate(back, { replace: true, state: { done: words.user.done[action] } satisfies DoneState }),
  });
  if (stepUp.asking) return <StepUpPage onProven={stepUp.proven} cancelTo={back} />;
  return (
    <Page title={text.title(user.fullName)}>
      <p>{text.impact(user.email)}</p>
      <Form form={form}>
        <Button wide>{text.submit}</Button>
      </Form>
      <p>
        <CancelLink to={back} />
      </p>
    </Page>
  );
}
