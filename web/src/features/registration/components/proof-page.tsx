import type { Schema } from '@tvm/contract';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useText } from '../../../text/language.tsx';
import { Button } from '../../../ui/button.tsx';
import { Choices } from '../../../ui/choices.tsx';
import { CodeField, checkCode, checkRecoveryCode, RecoveryCodeField } from '../../../ui/code-fields.tsx';
import { normaliseCode } from '../../../ui/code-input.ts';
import { Form } from '../../../ui/form.tsx';
import { Page } from '../../../ui/page.tsx';
import { answerPasskey } from '../../../ui/passkey.ts';
import { explainRejectedCode } from '../../../ui/rejected-code.ts';
import { useForm } from '../../../ui/use-form.ts';
import { useConfirmPasswordReset, useStartPasskeyProof } from '../api.ts';
import { RegistrationStep } from './registration-step.tsx';

type Way = 'passkey' | 'code' | 'recoveryCode' | 'newPhone';

/** What proves something here, what was used last first, and the way out for whoever has lost it. */
function waysOf({ ways, takesCodes }: Schema<'Registration'>): Way[] {
  const kinds = ways.map((kind) => (kind === 'app' ? ('code' as const) : kind));
  return takesCodes ? [...kinds, 'recoveryCode', 'newPhone'] : ['passkey', 'newPhone'];
}

/** After the new password of somebody with an authenticator: keep it with a proof, or enrol a new phone. */
export function ProofPage() {
  return (
    <RegistrationStep step="proof">
      {(registration) => <Proof registration={registration} />}
    </RegistrationStep>
  );
}

function Proof({ registration }: { registration: Schema<'Registration'> }) {
  const text = useText();
  const navigate = useNavigate();
  const confirmPasswordReset = useConfirmPasswordReset();
  const startPasskeyProof = useStartPasskeyProof();
  const ways = waysOf(registration);
  const [way, setWay] = useState<Way>(ways[0] ?? 'newPhone');
  const [code, setCode] = useState('');
  const [recoveryCode, setRecoveryCode] = useState('');
  const newOne = registration.takesCodes ? '/registration/authenticator' : '/registration/passkey';
  const form = useForm({
    check: () =>
      way === 'code' ? checkCode(code) : way === 'recoveryCode' ? checkRecoveryCode(recoveryCode) : [],
    send: async () => {
      if (way === 'newPhone') return;
      await confirmPasswordReset.mutateAsync(
        way === 'code'
          ? { code }
          : way === 'recoveryCode'
            ? { recoveryCode: normaliseCode(recoveryCode) }
            : { passkey: await answerPasskey(await startPasskeyProof.mutateAsync()) },
      );
    },
    // A proof completes the registration: then the guard leads on.
    done: () => (way === 'newPhone' ? navigate(newOne) : undefined),
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
        {way === 'passkey' && <p>{text.proof.passkey}</p>}
        {way === 'newPhone' && <p>{registration.takesCodes ? text.proof.newPhone : text.proof.newPasskey}</p>}
        <Button wide>{text.proof.submit}</Button>
      </Form>
    </Page>
  );
}
