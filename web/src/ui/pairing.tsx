import type { Schema } from '@tvm/contract';
import { type ReactNode, useState } from 'react';
import type { Problem } from '../http/problem.ts';
import { useText } from '../text/language.tsx';
import { AuthenticatorApps } from './authenticator-apps.tsx';
import { Button } from './button.tsx';
import { CodeField, checkCode } from './code-fields.tsx';
import { Form } from './form.tsx';
import { PendingKey } from './pending-key.tsx';
import { explainRejectedCode } from './rejected-code.ts';
import { useForm } from './use-form.ts';
import './pairing.css';

type PairingOptions = {
  /** Confirms the pending authenticator with its first code. */
  confirm: (code: string) => Promise<Schema<'Enrolled'>>;
  done: (enrolled: Schema<'Enrolled'>) => void | Promise<void>;
  /** Called with every refusal. */
  refused?: (problem: Problem) => void;
};

/** The first code of a new authenticator. Above its screen, so that nothing typed is lost when another one comes between. */
export function usePairing({ confirm, done, refused }: PairingOptions) {
  const [code, setCode] = useState('');
  const form = useForm({
    check: () => checkCode(code),
    send: () => confirm(code),
    done,
    explain: (problem) => explainRejectedCode(problem, 'code'),
    ...(refused && { refused }),
  });
  return { code, setCode, form };
}

type PairingProps = {
  pending: Schema<'PendingAuthenticator'>;
  pairing: ReturnType<typeof usePairing>;
  /** What else is asked, below the code. */
  children?: ReactNode;
};

/** S8: an app, the key for it, and its first code. */
export function Pairing({ pending, pairing: { code, setCode, form }, children }: PairingProps) {
  const { enrolment: words } = useText();
  return (
    <div className="pairing">
      <AuthenticatorApps />
      <PendingKey pending={pending} />
      <section className="stack-small">
        <h2>{words.codeTitle}</h2>
        <Form form={form}>
          <CodeField value={code} onChange={setCode} hint={words.hint} />
          {children}
          <Button wide>{words.submit}</Button>
        </Form>
      </section>
    </div>
  );
}
