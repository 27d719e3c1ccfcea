import { useNavigate } from 'react-router';
import { StepUpPage } from '../../../step-up/step-up-page.tsx';
import { useStepUpGate } from '../../../step-up/use-step-up-gate.ts';
import { useText } from '../../../text/language.tsx';
import { Button } from '../../../ui/button.tsx';
import { CancelLink } from '../../../ui/cancel-link.tsx';
import { Form } from '../../../ui/form.tsx';
import { Loaded } from '../../../ui/loaded.tsx';
import { Page } from '../../../ui/page.tsx';
import { useForm } from '../../../ui/use-form.ts';
import { useListSessions, useRevokeOtherSessions } from '../api.ts';
import type { ProfileState } from '../profile-state.ts';

const ended: ProfileState = { notice: 'otherSessionsEnded' };

/** S17: end every session but this one. */
export function EndOtherSessionsPage() {
  return (
    <Loaded query={useListSessions()}>
      {({ items }) => <EndOtherSessions count={items.filter(({ current }) => !current).length} />}
    </Loaded>
  );
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
