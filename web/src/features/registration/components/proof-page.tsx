import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useText } from '../../../text/language.tsx';
import { Button } from '../../../ui/button.tsx';
import { Choices } from '../../../ui/choices.tsx';
import { CodeField, checkCode, checkRecoveryCode, RecoveryCodeField } from '../../../ui/code-fields.tsx';
import { normaliseCode } from '../../../ui/code-input.ts';
import { Form } from '../../../ui/form.tsx';
import { Page } from '../../../ui/page.tsx';
import { explainRejectedCode } from '../../../ui/rejected-code.ts';
import { useForm } from '../../../ui/use-form.ts';
import { useConfirmPasswordReset } from '../api.ts';
import { RegistrationStep } from './registration-step.tsx';

const ways = ['code', 'recoveryCode', 'newPhone'] as const;

/** After the new password of somebody with an authenticator: keep it with a proof, or enrol a new phone. */
export function ProofPage() {
  return <RegistrationStep step="proof">{() => <Proof />}</RegistrationStep>;
}

function Proof() {
  const text = useText();
  const navigate = useNavigate();
  const confirmPasswordReset = useConfirmPasswordReset();
  const [way, setWay] = useState<(typeof ways)[number]>('code');
  const [code, setCode] = useState('');
  const [recoveryCode, setRecoveryCode] = useState('');
  const form = useForm({
    check: () =>
      way === 'code' ? checkCode(code) : way === 'recoveryCode' ? checkRecoveryCode(recoveryCode) : [],
    send: async () => {
      if (way === 'newPhone') return;
      await confirmPasswordReset.mutateAsync(
        way === 'code' ? { code } : { recoveryCode: normaliseCode(recoveryCode) },
      );
    },
    // A proof completes the registration: then the guard leads on.
    done: () => (way === 'newPhone' ? navigate('/registration/authenticator') : undefined),
    explain: (problem) => explainRejectedCode(problem, way === 'code' ? 'code' : 'recovery-code'),
  });
  return (
    <Page title={text.proof.title}>
      <p>{text.proof.instruction}</p>
      <Form form={form}>
        <Choices
          name="way"
          legend={text.proof.question}
          options={ways.map((value) => ({ value, label: text.proof.ways[value] }))}
          chosen={way}
          onChoose={setWay}
        />
        {way === 'code' && <CodeField value={code} onChange={setCode} hint={text.code.instruction} />}
        {way === 'recoveryCode' && <RecoveryCodeField value={recoveryCode} onChange={setRecoveryCode} />}
        {way === 'newPhone' && <p>{text.proof.newPhone}</p>}
        <Button wide>{text.proof.submit}</Button>
      </Form>
    </Page>
  );
}
