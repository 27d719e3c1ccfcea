import type { Schema } from '@tvm/contract';
import { useState } from 'react';
import { Link, Navigate, useLocation } from 'react-router';
import { useText } from '../../../text/language.tsx';
import { Button } from '../../../ui/button.tsx';
import { Form } from '../../../ui/form.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import { useCountdown } from '../../../ui/use-countdown.ts';
import { useForm } from '../../../ui/use-form.ts';
import { useRequestPasswordReset } from '../api.ts';

/** Mails to one address are at least this far apart. */
const betweenMailsSeconds = 60;

/** S3, after asking: the same words for every address, and sending again after a minute. */
export function PasswordResetSentPage() {
  const request: Schema<'PasswordResetRequest'> | null = useLocation().state;
  return request ? <Sent request={request} /> : <Navigate to="/passwordreset/" replace />;
}

function Sent({ request }: { request: Schema<'PasswordResetRequest'> }) {
  const words = useText().passwordReset;
  const requestPasswordReset = useRequestPasswordReset();
  const [secondsLeft, startAgain] = useCountdown(betweenMailsSeconds);
  const [sentAgain, setSentAgain] = useState(false);
  const form = useForm({
    check: () => (secondsLeft > 0 ? [{ say: (text) => text.passwordReset.againIn(secondsLeft) }] : []),
    send: () => requestPasswordReset.mutateAsync(request),
    done: () => {
      setSentAgain(true);
      startAgain();
    },
  });
  return (
    <Page title={words.sentTitle}>
      <Notice>{words.sent}</Notice>
      <p className="muted">{words.sentTo(request.email)}</p>
      <Form form={form}>
        <div className="stack-small">
          <Button kind="secondary">{words.again}</Button>
          {/* Counts for the eye only: announced every second it would drown everything else. */}
          <p className="muted" aria-hidden="true">
            {secondsLeft > 0 && words.againIn(secondsLeft)}
          </p>
          <p role="status">{sentAgain && words.againDone}</p>
        </div>
      </Form>
      <p>
        <Link to={`/passwordreset/?lost=${request.lost}`}>{words.otherAddress}</Link>
      </p>
    </Page>
  );
}
