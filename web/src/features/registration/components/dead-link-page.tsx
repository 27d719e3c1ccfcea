import { useEffect, useRef, useState } from 'react';
import { Link } from 'react-router';
import { useText } from '../../../text/language.tsx';
import { Button, ButtonLink } from '../../../ui/button.tsx';
import { Form } from '../../../ui/form.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import { useForm } from '../../../ui/use-form.ts';
import { useRenewRegistration } from '../api.ts';
import type { DeadLink } from '../registration-steps.ts';

type Renewal = { token: string; maskedEmail: string };

/** S11: what became of a link, and the way on from there. */
export function DeadLinkPage({ link, renewal }: { link: DeadLink; renewal?: Renewal | undefined }) {
  const text = useText();
  const words = text.link.states[link];
  const finished = link === 'used' || link === 'already_enrolled';
  return (
    <Page title={words.title} key={link}>
      <p>{words.text}</p>
      {renewal && <Renew renewal={renewal} />}
      {finished && <ButtonLink to="/">{text.common.toLogin}</ButtonLink>}
      {!finished && (
        <p className="links">
          <Link to="/passwordreset/">{text.link.help}</Link>
          <Link to="/">{text.common.toLogin}</Link>
        </p>
      )}
    </Page>
  );
}

function Renew({ renewal: { token, maskedEmail } }: { renewal: Renewal }) {
  const text = useText();
  const renewRegistration = useRenewRegistration();
  const [sentTo, setSentTo] = useState<string>();
  const form = useForm({
    send: () => renewRegistration.mutateAsync({ token }),
    done: (mail) => setSentTo(mail.maskedEmail),
  });
  const outcome = useRef<HTMLDivElement>(null);
  // The button has gone: focus goes to what came of it.
  useEffect(() => {
    if (sentTo !== undefined) outcome.current?.focus();
  }, [sentTo]);
  return sentTo === undefined ? (
    <Form form={form}>
      <p>{text.link.renewTo(maskedEmail)}</p>
      <Button wide>{text.link.renew}</Button>
    </Form>
  ) : (
    <div className="outcome" ref={outcome} tabIndex={-1}>
      <Notice kind="success">{text.link.renewed(sentTo)}</Notice>
    </div>
  );
}
