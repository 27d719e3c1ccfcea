import { useNavigate, useParams } from 'react-router';
import { useSession } from '../../../session/use-session.ts';
import { StepUpPage } from '../../../step-up/step-up-page.tsx';
import { useStepUpGate } from '../../../step-up/use-step-up-gate.ts';
import { Button } from '../../../ui/button.tsx';
import { CancelLink } from '../../../ui/cancel-link.tsx';
import { Form } from '../../../ui/form.tsx';
import { Page } from '../../../ui/page.tsx';
import { useForm } from '../../../ui/use-form.ts';
import { useResumeInvitations, useStopInvitations } from '../api.ts';
import { words } from '../text.ts';
import type { DoneState } from './done-notice.tsx';
import { NoRolePage } from './no-role-page.tsx';

const rollout = '/support/rollout';

/** Stops or resumes the invitations and reminders, after saying what that does. */
export function CampaignPage() {
  const { change } = useParams();
  const { employeeRole } = useSession();
  if (employeeRole !== 'support_lead' || (change !== 'stop' && change !== 'resume')) return <NoRolePage />;
  return <ChangeCampaign key={change} change={change} />;
}

function ChangeCampaign({ change }: { change: 'stop' | 'resume' }) {
  const text = words.rollout.changes[change];
  const navigate = useNavigate();
  const stepUp = useStepUpGate();
  const stop = useStopInvitations();
  const resume = useResumeInvitations();
  const form = useForm({
    send: () => stepUp.run(() => (change === 'stop' ? stop : resume).mutateAsync()),
    done: () => navigate(rollout, { replace: true, state: { done: text.done } satisfies DoneState }),
  });
  if (stepUp.asking) return <StepUpPage onProven={stepUp.proven} cancelTo={rollout} />;
  return (
    <Page title={text.title}>
      <p>{text.text}</p>
      <Form form={form}>
        <Button wide>{text.submit}</Button>
      </Form>
      <p>
        <CancelLink to={rollout} />
      </p>
    </Page>
  );
}
