import { type ReactNode, useState } from 'react';
import { useNavigate } from 'react-router';
import { StepUpPage } from '../../../step-up/step-up-page.tsx';
import { useStepUpGate } from '../../../step-up/use-step-up-gate.ts';
import { Button } from '../../../ui/button.tsx';
import { CancelLink } from '../../../ui/cancel-link.tsx';
import { TextField } from '../../../ui/fields.tsx';
import { Form } from '../../../ui/form.tsx';
import { Page } from '../../../ui/page.tsx';
import { type FormError, sayProblem, useForm } from '../../../ui/use-form.ts';
import { useRequestApproval } from '../api.ts';
import { checkRequest } from '../check-request.ts';
import { words } from '../text.ts';
import type { DoneState } from './done-notice.tsx';

type RequestApproval = ReturnType<typeof useRequestApproval>['mutateAsync'];

type RequestFormProps = {
  title: string;
  /** Where the form leads, done or not. */
  back: string;
  /** Before the fields. */
  intro: ReactNode;
  /** What is asked besides why. */
  children?: ReactNode;
  submit: string;
  check: () => FormError[];
  request: (why: { reason: string; ticketReference: string }) => Parameters<RequestApproval>[0];
  /** What is said once it is asked for, or done. */
  done: (approval: Awaited<ReturnType<RequestApproval>>) => string;
  /** At which field a refusal belongs. */
  fieldOf?: Partial<Record<string, string>>;
};

/** Asks for what a second employee may have to approve: what, why and with which ticket, after a fresh code where the last one is too old. */
export function RequestForm(props: RequestFormProps) {
  const { back } = props;
  const navigate = useNavigate();
  const stepUp = useStepUpGate();
  const requestApproval = useRequestApproval();
  const [reason, setReason] = useState('');
  const [ticket, setTicket] = useState('');
  const form = useForm({
    check: () => [...props.check(), ...checkRequest({ reason, ticket })],
    send: () => {
      const why = { reason: reason.trim(), ticketReference: ticket.trim() };
      return stepUp.run(() => requestApproval.mutateAsync(props.request(why)));
    },
    done: (approval) =>
      navigate(back, { replace: true, state: { done: props.done(approval) } satisfies DoneState }),
    explain: (problem) => {
      const field = props.fieldOf?.[problem.code];
      return field === undefined ? undefined : [sayProblem(problem, field)];
    },
  });
  const { reason: reasonLabel, ticket: ticketLabel } = words.reversal;
  if (stepUp.asking) return <StepUpPage onProven={stepUp.proven} cancelTo={back} />;
  return (
    <Page title={props.title}>
      {props.intro}
      <Form form={form}>
        {props.children}
        <TextField id="reason" label={reasonLabel} value={reason} onChange={setReason} autoComplete="off" />
        <TextField id="ticket" label={ticketLabel} value={ticket} onChange={setTicket} autoComplete="off" />
        <Button wide>{props.submit}</Button>
      </Form>
      <p>
        <CancelLink to={back} />
      </p>
    </Page>
  );
}

export const at = (field: string, message: string): FormError => ({ field, say: () => message });
