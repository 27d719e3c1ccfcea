import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { usePortalSession } from '../../../app/portal-shell.tsx';
import { Button, ButtonLink } from '../../../ui/button.tsx';
import { CodeField, checkCode } from '../../../ui/code-fields.tsx';
import { TextField } from '../../../ui/fields.tsx';
import { Form } from '../../../ui/form.tsx';
import { Page } from '../../../ui/page.tsx';
import { sayProblem, useForm } from '../../../ui/use-form.ts';
import { CancelLink } from '../../profile/components/cancel-link.tsx';
import { StepUpPage } from '../../profile/components/step-up-page.tsx';
import { useStepUpGate } from '../../profile/components/use-step-up-gate.ts';
import { useApproveReversal } from '../api/approve-reversal.ts';
import { useApproveSupportRequest } from '../api/approve-support-request.ts';
import { useCancelReversal } from '../api/cancel-reversal.ts';
import { useCancelSupportRequest } from '../api/cancel-support-request.ts';
import { useListReversals } from '../api/list-reversals.ts';
import { useListSupportRequests } from '../api/list-support-requests.ts';
import { useRejectReversal } from '../api/reject-reversal.ts';
import { useRejectSupportRequest } from '../api/reject-support-request.ts';
import { type QueueItem, queueItems } from '../queue-items.ts';
import { mayAct } from '../roles.ts';
import { words } from '../text.ts';
import type { DoneState } from './done-notice.tsx';
import { Loaded } from './loaded.tsx';
import { NoRolePage } from './no-role-page.tsx';
import { Asked } from './queue-page.tsx';

const text = words.queue;
const queue = '/support/requests';
const open = { page: 1, pageSize: 100, state: 'open' } as const;

/** S15: one request, and the decision about it. What isn't open any more is told, and nothing is sent. */
export function DecisionPage() {
  const { kind = '', requestId = '', decision = '' } = useParams();
  const { employeeRole } = usePortalSession();
  const reversals = useListReversals(open);
  const requests = useListSupportRequests(open);
  if (!mayAct(employeeRole)) return <NoRolePage />;
  return (
    <Loaded query={reversals}>
      {(page) => (
        <Loaded query={requests}>
          {(asked) => {
            const item = queueItems(page.items, asked.items).find(
              (each) => each.id === requestId && each.kind === kind,
            );
            return <Decision key={requestId} item={item} decision={decision} />;
          }}
        </Loaded>
      )}
    </Loaded>
  );
}

function Decision({ item, decision }: { item: QueueItem | undefined; decision: string }) {
  // The list is read anew after a decision: what was shown stays until the way back is taken.
  const [shown] = useState(item);
  if (!shown) return <Gone />;
  switch (decision) {
    case 'approve':
      return <Approve item={shown} />;
    case 'reject':
      return <Reject item={shown} />;
    case 'cancel':
      return <Cancel item={shown} />;
    default:
      return <Gone />;
  }
}

function Gone() {
  return (
    <Page title={text.title}>
      <p>{text.gone}</p>
      <ButtonLink to={queue}>{text.title}</ButtonLink>
    </Page>
  );
}

function useDone(done: string) {
  const navigate = useNavigate();
  return () => navigate(queue, { replace: true, state: { done } satisfies DoneState });
}

function Approve({ item }: { item: QueueItem }) {
  const approveReversal = useApproveReversal(item.id);
  const approveSupportRequest = useApproveSupportRequest(item.id);
  const [code, setCode] = useState('');
  const form = useForm<unknown>({
    check: () => checkCode(code),
    send: () => (item.kind === 'reversal' ? approveReversal : approveSupportRequest).mutateAsync({ code }),
    done: useDone(text.done.approve),
    explain: (problem) => (problem.code === 'code_rejected' ? [sayProblem(problem, 'code')] : undefined),
    refused: () => setCode(''),
  });
  return (
    <Page title={text.approveOne(item.title)}>
      <Asked item={item} />
      <p>{text.approveText}</p>
      <Form form={form}>
        <CodeField value={code} onChange={setCode} />
        <Button wide>{text.approve}</Button>
      </Form>
      <p>
        <CancelLink to={queue} />
      </p>
    </Page>
  );
}

function Reject({ item }: { item: QueueItem }) {
  const stepUp = useStepUpGate();
  const rejectReversal = useRejectReversal(item.id);
  const rejectSupportRequest = useRejectSupportRequest(item.id);
  const [reason, setReason] = useState('');
  const form = useForm<unknown>({
    check: () =>
      reason.trim().length < 3 ? [{ field: 'reason', say: () => words.reversal.missing.reason }] : [],
    send: () => {
      const body = { reason: reason.trim() };
      const reject = item.kind === 'reversal' ? rejectReversal : rejectSupportRequest;
      return stepUp.run<unknown>(() => reject.mutateAsync(body));
    },
    done: useDone(text.done.reject),
  });
  if (stepUp.asking) return <StepUpPage onProven={stepUp.proven} cancelTo={queue} />;
  return (
    <Page title={text.rejectOne(item.title)}>
      <Asked item={{ ...item, impact: null }} />
      <p>{text.rejectText}</p>
      <Form form={form}>
        <TextField id="reason" label={text.reason} value={reason} onChange={setReason} autoComplete="off" />
        <Button wide>{text.reject}</Button>
      </Form>
      <p>
        <CancelLink to={queue} />
      </p>
    </Page>
  );
}

function Cancel({ item }: { item: QueueItem }) {
  const stepUp = useStepUpGate();
  const cancelReversal = useCancelReversal(item.id);
  const cancelSupportRequest = useCancelSupportRequest(item.id);
  const form = useForm<unknown>({
    send: () => {
      const cancel = item.kind === 'reversal' ? cancelReversal : cancelSupportRequest;
      return stepUp.run<unknown>(() => cancel.mutateAsync());
    },
    done: useDone(text.done.cancel),
  });
  if (stepUp.asking) return <StepUpPage onProven={stepUp.proven} cancelTo={queue} />;
  return (
    <Page title={text.cancelOne(item.title)}>
      <Asked item={{ ...item, impact: null }} />
      <p>{text.cancelText}</p>
      <Form form={form}>
        <Button wide>{text.cancel}</Button>
      </Form>
      <p>
        <CancelLink to={queue} />
      </p>
    </Page>
  );
}
