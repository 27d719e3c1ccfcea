import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import { useText } from '../text/language.tsx';
import { Button } from '../ui/button.tsx';
import { Form } from '../ui/form.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { useForm } from '../ui/use-form.ts';
import { useResendOwnRegistration } from './api.ts';
import type { Session } from './use-session.ts';

type RestrictedProps = {
  session: Session;
  /** How far the organisation is, for its main user. */
  figures: ReactNode;
};

/** S13, after the date or an activation: no way past, but never a dead end. Mail, help, log out; figures for a main user. */
export function RestrictedPage({ session, figures }: RestrictedProps) {
  const text = useText();
  const words = text.restricted;
  const { because, requiredFrom } = session.twoFactor;
  const mandatory = because === 'mandatory' && requiredFrom !== null;
  return (
    <Page title={words.title}>
      {session.enrolled ? (
        <p>{words.enrolled}</p>
      ) : (
        <>
          <p>{mandatory ? words.mandatory(requiredFrom) : words.activated}</p>
          <p>{words.how}</p>
          <ResendMail />
        </>
      )}
      <p>
        <Link to="/passwordreset/">{words.help}</Link>
      </p>
      {session.role === 'main_user' && (
        <section className="stack-small">
          <h2>{words.progressTitle}</h2>
          {figures}
        </section>
      )}
    </Page>
  );
}

function ResendMail() {
  const words = useText().restricted;
  const resendOwnRegistration = useResendOwnRegistration();
  const [sentTo, setSentTo] = useState<string>();
  const form = useForm({
    send: () => resendOwnRegistration.mutateAsync(),
    done: ({ maskedEmail }) => setSentTo(maskedEmail),
    refused: () => setSentTo(undefined),
  });
  return (
    <Form form={form}>
      <div role="status">
        {sentTo !== undefined && <Notice kind="success">{words.resent(sentTo)}</Notice>}
      </div>
      <Button>{words.resend}</Button>
    </Form>
  );
}
