import type { Schema } from '@tvm/contract';
import { useState } from 'react';
import { Checkboxes } from '../../../ui/choices.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { words } from '../text.ts';
import { at, RequestForm } from './request-form.tsx';

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
  const [checks, setChecks] = useState<readonly Check[]>([]);
  const isEnough = checks.length >= 2 || checks.includes('in_person');
  return (
    <RequestForm
      title={text.title(user.fullName)}
      back={back}
      intro={
        <>
          {needsSecond && <Notice>{words.actions.twoNeeded}</Notice>}
          <section className="stack-small">
            <h2>{words.impact.title}</h2>
            <ul>
              {text.impact.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </section>
        </>
      }
      submit={needsSecond ? words.actions.askSecond : text.submit}
      check={() => (isEnough ? [] : [at('check-called_back', words.actions.checksMissing)])}
      request={(why) => ({
        ...{ kind: approvalKind[kind], userId: user.id },
        ...{ identityChecks: [...checks], ...why },
      })}
      done={({ state }) =>
        state === 'open' ? words.user.done.waiting : kind === 'firstEnrolment' ? '' : words.user.done[kind]
      }
    >
      <Checkboxes
        name="check"
        legend={words.actions.checklist}
        options={everyCheck}
        chosen={checks}
        onChoose={setChecks}
      />
    </RequestForm>
  );
}

const everyCheck = (Object.keys(words.actions.checks) as Check[]).map((value) => ({
  value,
  label: words.actions.checks[value],
}));
