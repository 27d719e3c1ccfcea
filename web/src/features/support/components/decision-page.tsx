import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useSession } from '../../../session/use-session.ts';
import { StepUpPage } from '../../../step-up/step-up-page.tsx';
import { useStepUpGate } from '../../../step-up/use-step-up-gate.ts';
import { Button, ButtonLink } from '../../../ui/button.tsx';
import { CancelLink } from '../../../ui/cancel-link.tsx';
import { CodeField, checkCode } from '../../../ui/code-fields.tsx';
import { TextField } from '../../../ui/fields.tsx';
import { Form } from '../../../ui/form.tsx';
import { Page } from '../../../ui/page.tsx';
import { sayProblem, useForm } from '../../../ui/use-form.ts';
import {
  useApproveReversal,
  useApproveSupportRequest,
  useCancelReversal,
  useCancelSupportRequest,
  useListReversals,
  useListSupportRequests,
  useRejectReversal,
  useRejectSupportRequest,
} from '../api.ts';
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
  const { employeeRole } = useSession();
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
  const approveReversal = useApproveReversal();
  const approveSupportRequest = useApproveSupportRequest();
  const [code, setCode] = useState('');
  const form = useForm<unknown>({
    check: () => checkCode(code),
    send: () =>
      item.kind === 'reversal'
        ? approveReversal.mutateAsync({ reversalId: item.id, code })
        : approveSupportRequest.mutateAsync({ requestId: item.id, code }),
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
  const rejectReversal = useRejectReversal();
  const rejectSupportRequest = useRejectSupportRequest();
  const [reason, setReason] = useState('');
  const form = useForm<unknown>({
    check: () =>
      reason.trim().length < 3 ? [{ field: 'reason', say: () => words.reversal.missing.reason }] : [],
    send: () => {
      const body = { reason: reason.trim() };
      return stepUp.run<unknown>(() =>
        item.kind === 'reversal'
          ? rejectReversal.mutateAsync({ reversalId: item.id, ...body })
          : rejectSupportRequest.mutateAsync({ requestId: item.id, ...body }),
      );
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
  const cancelReversal = useCancelReversal();
  const cancelSupportRequest = useCancelSupportRequest();
  const form = useForm<unknown>({
    send: () => {
      const cancel = item.kind === 'reversal' ? cancelReversal : cancelSupportRequest;
      return stepUp.run<unknown>(() => cancel.mutateAsync(item.id));
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
