import { useNavigate } from 'react-router';
import { StepUpPage } from '../../../step-up/step-up-page.tsx';
import { useStepUpGate } from '../../../step-up/use-step-up-gate.ts';
import { useText } from '../../../text/language.tsx';
import { Loading } from '../../../ui/busy.tsx';
import { Button } from '../../../ui/button.tsx';
import { CancelLink } from '../../../ui/cancel-link.tsx';
import { FailurePage } from '../../../ui/failure-page.tsx';
import { Form } from '../../../ui/form.tsx';
import { Page } from '../../../ui/page.tsx';
import { useForm } from '../../../ui/use-form.ts';
import { useListSessions, useRevokeOtherSessions } from '../api.ts';
import type { ProfileState } from '../profile-state.ts';

const ended: ProfileState = { notice: 'otherSessionsEnded' };

/** S17: end every session but this one. */
export function EndOtherSessionsPage() {
  const sessions = useListSessions();
  if (sessions.data) {
    return <EndOtherSessions count={sessions.data.items.filter(({ current }) => !current).length} />;
  }
  if (!sessions.isError) return <Loading />;
  return <FailurePage thrown={sessions.error} retry={() => void sessions.refetch()} />;
}

function EndOtherSessions({ count }: { count: number }) {
  const { sessions: words } = useText();
  const navigate = useNavigate();
  const stepUp = useStepUpGate();
  const revokeOtherSessions = useRevokeOtherSessions();
  const form = useForm({
    send: () => stepUp.run(() => revokeOtherSessions.mutateAsync()),
    done: () => navigate('/portal/profile', { replace: true, state: ended }),
  });
  if (stepUp.asking) return <StepUpPage onProven={stepUp.proven} />;
  return (
    <Page title={words.endOthersTitle}>
      <p>{words.endOthersText(count)}</p>
      <Form form={form}>
        <Button wide>{words.endOthers}</Button>
      </Form>
      <p>
        <CancelLink />
      </p>
    </Page>
  );
}
