import { browserName } from '@tvm/browsers';
import type { Schema } from '@tvm/contract';
import { useState } from 'react';
import { Link } from 'react-router';
import { useText } from '../../../text/language.tsx';
import { Button } from '../../../ui/button.tsx';
import { Form } from '../../../ui/form.tsx';
import { Page } from '../../../ui/page.tsx';
import { makePasskey } from '../../../ui/passkey.ts';
import { useRecoveryCodes } from '../../../ui/recovery-codes.tsx';
import { useForm } from '../../../ui/use-form.ts';
import { useConfirmPasskeyRegistration, useStartPasskeyRegistration } from '../api.ts';
import { usePasskeysLost } from './passkeys-lost.tsx';
import { RegistrationStep } from './registration-step.tsx';

/** S18: a passkey in place of an app. */
export function PasskeyRegistrationPage() {
  return (
    <RegistrationStep step="passkey">
      {(registration) => <PasskeyRegistration registration={registration} />}
    </RegistrationStep>
  );
}

function PasskeyRegistration({ registration }: { registration: Schema<'Registration'> }) {
  const text = useText();
  const { enrolment: words } = text;
  const { hold } = useRecoveryCodes();
  const startPasskeyRegistration = useStartPasskeyRegistration();
  const confirmPasskeyRegistration = useConfirmPasskeyRegistration();
  // Called after the browser, until its owner calls it something else in the profile.
  const [name] = useState(() => {
    const { browser, system } = browserName(navigator.userAgent);
    return browser && system ? { name: text.sessions.browserOn(browser, system) } : {};
  });
  const { passkeysLost, question } = usePasskeysLost(registration);
  const isNew = registration.next === 'proof' && registration.ways.includes('passkey');
  const form = useForm({
    send: async () => {
      const made = await makePasskey(await startPasskeyRegistration.mutateAsync());
      return confirmPasskeyRegistration.mutateAsync({
        ...name,
        ...made,
        ...(passkeysLost && { passkeysLost }),
      });
    },
    // The guard of this step leads to the codes as soon as they are there.
    done: ({ recoveryCodes }) => hold({ codes: recoveryCodes, account: registration.email, isPasskey: true }),
  });
  return (
    <Page title={isNew ? words.replacePasskey : words.passkeyTitle} step={text.registration.step(2)}>
      <p>{words.passkeyWhat}</p>
      <Form form={form}>
        {question}
        <Button wide>{words.passkeySubmit}</Button>
      </Form>
      <p>
        <Link to="/registration/authenticator">{words.useApp}</Link>
      </p>
    </Page>
  );
}
