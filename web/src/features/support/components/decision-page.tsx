import type { Schema } from '@tvm/contract';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useSession } from '../../../session/use-session.ts';
import { StepUpPage } from '../../../step-up/step-up-page.tsx';
import { useStepUpGate } from '../../../step-up/use-step-up-gate.ts';
import { useWays } from '../../../step-up/use-ways.ts';
import { Button, ButtonLink } from '../../../ui/button.tsx';
import { CancelLink } from '../../../ui/cancel-link.tsx';
import { CodeField, checkCode } from '../../../ui/code-fields.tsx';
import { TextField } from '../../../ui/fields.tsx';
import { Form } from '../../../ui/form.tsx';
import { Page } from '../../../ui/page.tsx';
import { answerPasskey } from '../../../ui/passkey.ts';
import { sayProblem, useForm } from '../../../ui/use-form.ts';
import {
  useApproveApproval,
  useCancelApproval,
  useGetApproval,
  useRejectApproval,
  useStartPasskeyApproval,
} from '../api.ts';
import { subjectOf } from '../approval-subject.ts';
import { mayDecide } from '../roles.ts';
import { words } from '../text.ts';
import type { DoneState } from './done-notice.tsx';
import { Loaded } from './loaded.tsx';
import { NoRolePage } from './no-role-page.tsx';
import { Asked } from './queue-page.tsx';

const text = words.queue;
const queue = '/support/requests';
type Approval = Schema<'Approval'>;

/** S15: one request, and the decision about it. What isn't open any more is told, and nothing is sent. */
export function DecisionPage() {
  const { approvalId = '', decision = '' } = useParams();
  const { employeeRole } = useSession();
  const query = useGetApproval(approvalId);
  return (
    <Loaded query={query}>
      {(approval) =>
        mayDecide(employeeRole, approval.kind) ? (
          <Decision key={approvalId} approval={approval} decision={decision} />
        ) : (
          <NoRolePage />
        )
      }
    </Loaded>
  );
}

function Decision({ approval, decision }: { approval: Approval; decision: string }) {
  // It is read anew after a decision: what was shown stays until the way back is taken. What it would do now is shown anew.
  const [first] = useState(approval);
  const shown = approval.state === 'open' ? approval : first;
  if (first.state !== 'open') return <Gone />;
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

function Approve({ item }: { item: Approval }) {
  const approveApproval = useApproveApproval();
  const [code, setCode] = useState('');
  const form = useForm<unknown>({
    check: () => checkCode(code),
    send: () => approveApproval.mutateAsync({ approvalId: item.id, code, version: item.version ?? '' }),
    done: useDone(text.done.approve),
    explain: (problem) => (problem.code === 'code_rejected' ? [sayProblem(problem, 'code')] : undefined),
    refused: () => setCode(''),
  });
  const { byCode, byPasskey } = useWays();
  return (
    <Page title={text.approveOne(subjectOf(item).title)}>
      <Asked item={item} />
      <p>{byCode ? text.approveText : text.approveTextPasskey}</p>
      {byCode && (
        <Form form={form}>
          <CodeField value={code} onChange={setCode} />
          <Button wide>{text.approve}</Button>
        </Form>
      )}
      {byPasskey && <ApproveByPasskey item={item} kind={byCode ? 'secondary' : 'primary'} />}
      <p>
        <CancelLink to={queue} />
      </p>
    </Page>
  );
}

/** The passkey signs what is approved: the request, and the version of what was shown. */
function ApproveByPasskey({
  item: { id: approvalId, version },
  kind,
}: {
  item: Approval;
  kind: 'primary' | 'secondary';
}) {
  const startPasskeyApproval = useStartPasskeyApproval();
  const approveApproval = useApproveApproval();
  const form = useForm<unknown>({
    send: async () => {
      const shown = { approvalId, version: version ?? '' };
      const passkey = await answerPasskey(await startPasskeyApproval.mutateAsync(shown));
      return approveApproval.mutateAsync({ ...shown, passkey });
    },
    done: useDone(text.done.approve),
  });
  return (
    <Form form={form}>
      <Button kind={kind} wide>
        {text.approveByPasskey}
      </Button>
    </Form>
  );
}

function Reject({ item }: { item: Approval }) {
  const stepUp = useStepUpGate();
  const rejectApproval = useRejectApproval();
  const [reason, setReason] = useState('');
  const form = useForm<unknown>({
    check: () =>
      reason.trim().length < 3 ? [{ field: 'reason', say: () => words.reversal.missing.reason }] : [],
    send: () =>
      stepUp.run<unknown>(() => rejectApproval.mutateAsync({ approvalId: item.id, reason: reason.trim() })),
    done: useDone(text.done.reject),
  });
  if (stepUp.asking) return <StepUpPage onProven={stepUp.proven} cancelTo={queue} />;
  return (
    <Page title={text.rejectOne(subjectOf(item).title)}>
      <Asked item={{ ...item, impact: null, deletion: null }} />
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

function Cancel({ item }: { item: Approval }) {
  const stepUp = useStepUpGate();
  const cancelApproval = useCancelApproval();
  const form = useForm<unknown>({
    send: () => stepUp.run<unknown>(() => cancelApproval.mutateAsync(item.id)),
    done: useDone(text.done.cancel),
  });
  if (stepUp.asking) return <StepUpPage onProven={stepUp.proven} cancelTo={queue} />;
  return (
    <Page title={text.cancelOne(subjectOf(item).title)}>
      <Asked item={{ ...item, impact: null, deletion: null }} />
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
