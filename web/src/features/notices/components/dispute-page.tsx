import type { Schema } from '@tvm/contract';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useText } from '../../../text/language.tsx';
import { Button } from '../../../ui/button.tsx';
import { CancelLink } from '../../../ui/cancel-link.tsx';
import { normaliseCode } from '../../../ui/code-input.ts';
import { Field } from '../../../ui/fields.tsx';
import { Form } from '../../../ui/form.tsx';
import { Page } from '../../../ui/page.tsx';
import { sayProblem, useForm } from '../../../ui/use-form.ts';
import { useDisputeNotice } from '../api.ts';
import { noticeCodeFault } from '../notice-code.ts';

/** What the next screen tells. */
export type DisputedState = Pick<Schema<'DisputedNotice'>, 'heldUntil'>;

/** S19: what will be ended, and the code of the mail. Opening the page does nothing. */
export function DisputePage() {
  const text = useText();
  const words = text.dispute;
  const navigate = useNavigate();
  const dispute = useDisputeNotice();
  const [code, setCode] = useState('');
  const form = useForm({
    check: () => {
      const fault = noticeCodeFault(code);
      return fault ? [{ field: 'notice-code', say: ({ dispute: said }) => said.faults[fault] }] : [];
    },
    send: () => dispute.mutateAsync({ noticeCode: normaliseCode(code) }),
    done: ({ heldUntil }) =>
      navigate('/dispute/done', { replace: true, state: { heldUntil } satisfies DisputedState }),
    explain: (problem) =>
      problem.code === 'notice_unknown' || problem.code === 'notice_expired'
        ? [sayProblem(problem, 'notice-code')]
        : undefined,
  });
  return (
    <Page title={words.title}>
      <p>{words.intro}</p>
      <h2>{words.effects}</h2>
      <ul>
        {words.ends.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <Form form={form}>
        <Field id="notice-code" label={words.code} hint={words.hint}>
          {({ describedBy, invalid }) => (
            <input
              className="input"
              data-code="recovery"
              id="notice-code"
              name="notice-code"
              type="text"
              autoComplete="off"
              autoCapitalize="characters"
              spellCheck={false}
              value={code}
              onChange={(event) => setCode(event.target.value)}
              aria-describedby={describedBy}
              aria-invalid={invalid}
            />
          )}
        </Field>
        <Button wide>{words.submit}</Button>
      </Form>
      <p>{words.noCode}</p>
      <p>
        <CancelLink to="/" />
      </p>
    </Page>
  );
}
