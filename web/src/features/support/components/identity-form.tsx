import type { Schema } from '@tvm/contract';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { StepUpPage } from '../../../step-up/step-up-page.tsx';
import { useStepUpGate } from '../../../step-up/use-step-up-gate.ts';
import { Button } from '../../../ui/button.tsx';
import { CancelLink } from '../../../ui/cancel-link.tsx';
import { Checkboxes } from '../../../ui/choices.tsx';
import { TextField } from '../../../ui/fields.tsx';
import { Form } from '../../../ui/form.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import { useForm } from '../../../ui/use-form.ts';
import { useRequestApproval } from '../api.ts';
import { checkRequest } from '../check-request.ts';
import { words } from '../text.ts';
import type { DoneState } from './done-notice.tsx';

type Check = Schema<'IdentityCheck'>;
type IdentityProps = {
  user: Schema<'SupportUser'>;
  back: string;
  kind: 'reset' | 'newPhone' | 'firstEnrolment';
};
const approvalKind = { reset: 'reset', newPhone: 'new_phone', firstEnrolment: 'first_enrolment' } as const;

/** S15: *2FA resetten voor {naam}*, and a new phone: what happens, who is asking, why; then it is done, or waits for a colleague. */
export function IdentityForm({ user, back, kind }: IdentityProps) {
  const text = words.actions[kind];
  const needsSecond = kind === 'firstEnrolment' || user.needsSecondEmployee[approvalKind[kind]];
  const navigate = useNavigate();
  const stepUp = useStepUpGate();
  const requestApproval = useRequestApproval();
  const [checks, setChecks] = useState<readonly Check[]>([]);
  const [reason, setReason] = useState('');
  const [ticket, setTicket] = useState('');
  const isEnough = checks.length >= 2 || checks.includes('in_person');
  const form = useForm({
    check: () => [
      ...(isEnough ? [] : [{ field: 'check-called_back', say: () => words.actions.checksMissing }]),
      ...checkRequest({ reason, ticket }),
    ],
    send: () => {
      const body = {
        kind: approvalKind[kind],
        userId: user.id,
        reason: reason.trim(),
        ticketReference: ticket.trim(),
        identityChecks: [...checks],
      };
      return stepUp.run(() => requestApproval.mutateAsync(body));
    },
    done: ({ state }) => {
      const done =
        state === 'open' ? words.user.done.waiting : kind === 'firstEnrolment' ? '' : words.user.done[kind];
      return navigate(back, { replace: true, state: { done } satisfies DoneState });
    },
  });
  if (stepUp.asking) return <StepUpPage onProven={stepUp.proven} cancelTo={back} />;
  return (
    <Page title={text.title(user.fullName)}>
      {needsSecond && <Notice>{words.actions.twoNeeded}</Notice>}
      <section className="stack-small">
        <h2>{words.impact.title}</h2>
        <ul>
          {text.impact.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </section>
      <Form form={form}>
        <Checkboxes
          name="check"
          legend={words.actions.checklist}
          options={everyCheck}
          chosen={checks}
          onChoose={setChecks}
        />
        <TextField
          id="reason"
          label={words.reversal.reason}
          value={reason}
          onChange={setReason}
          autoComplete="off"
        />
        <TextField
          id="ticket"
          label={words.reversal.ticket}
          value={ticket}
          onChange={setTicket}
          autoComplete="off"
        />
        <Button wide>{needsSecond ? words.actions.askSecond : text.submit}</Button>
      </Form>
      <p>
        <CancelLink to={back} />
      </p>
    </Page>
  );
}

const everyCheck = (Object.keys(words.actions.checks) as Check[]).map((value) => ({
  value,
  label: words.actions.checks[value],
}));
