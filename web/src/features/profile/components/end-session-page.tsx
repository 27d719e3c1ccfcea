import type { Schema } from '@tvm/contract';
import { useNavigate, useParams } from 'react-router';
import { StepUpPage } from '../../../step-up/step-up-page.tsx';
import { useStepUpGate } from '../../../step-up/use-step-up-gate.ts';
import { useText } from '../../../text/language.tsx';
import { Loading } from '../../../ui/busy.tsx';
import { Button, ButtonLink } from '../../../ui/button.tsx';
import { CancelLink } from '../../../ui/cancel-link.tsx';
import { FailurePage } from '../../../ui/failure-page.tsx';
import { Form } from '../../../ui/form.tsx';
import { Page } from '../../../ui/page.tsx';
import { useForm } from '../../../ui/use-form.ts';
import { useListSessions, useRevokeSession } from '../api.ts';
import type { ProfileState } from '../profile-state.ts';
import { SessionFacts } from './session-facts.tsx';
import './profile.css';

const ended: ProfileState = { notice: 'sessionEnded' };

/** S17: end one other session. */
export function EndSessionPage() {
  const { sessions: words, security } = useText();
  const { sessionId } = useParams();
  const sessions = useListSessions();
  if (!sessions.data) {
    if (!sessions.isError) return <Loading />;
    return <FailurePage thrown={sessions.error} retry={() => void sessions.refetch()} />;
  }
  const session = sessions.data.items.find(({ id, current }) => id === sessionId && !current);
  if (session) return <EndSession session={session} />;
  return (
    <Page title={words.endTitle}>
      <p>{words.gone}</p>
      <ButtonLink to="/portal/profile">{security.back}</ButtonLink>
    </Page>
  );
}

function EndSession({ session }: { session: Schema<'OwnSession'> }) {
  const { sessions: words } = useText();
  const navigate = useNavigate();
  const stepUp = useStepUpGate();
  const revokeSession = useRevokeSession();
  const form = useForm({
    send: () => stepUp.run(() => revokeSession.mutateAsync(session.id)),
    done: () => navigate('/portal/profile', { replace: true, state: ended }),
  });
  if (stepUp.asking) return <StepUpPage onProven={stepUp.proven} />;
  return (
    <Page title={words.endTitle}>
      <SessionFacts session={session} />
      <p>{words.endText}</p>
      <p>{words.endUnknown}</p>
      <Form form={form}>
        <Button wide>{words.end}</Button>
      </Form>
      <p>
        <CancelLink />
      </p>
    </Page>
  );
}
