import { Link, useLocation } from 'react-router';
import { useText } from '../../../text/language.tsx';
import { Button } from '../../../ui/button.tsx';
import { CancelLink } from '../../../ui/cancel-link.tsx';
import { Form } from '../../../ui/form.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import { useForm } from '../../../ui/use-form.ts';
import { useStopRecovery } from '../api.ts';

/**
 * The page of the link that stops a new phone, without a login. Opening it does nothing; the token stands in the fragment, which no server sees, so that a
 * refresh before the person's own step still works.
 */
export function StopRecoveryPage() {
  const text = useText();
  const { stopRecovery: words } = text;
  const token = useLocation().hash.slice(1);
  const stop = useStopRecovery();
  const form = useForm({ send: () => stop.mutateAsync({ token }), done: () => undefined });
  if (stop.data) return <Stopped at={stop.data.stoppedAt} />;
  if (!/^[\w-]{43}$/.test(token))
    return (
      <Page title={words.title}>
        <Notice kind="warning">{words.incomplete}</Notice>
        <p>{words.call}</p>
      </Page>
    );
  return (
    <Page title={words.title}>
      <p>{words.what}</p>
      <ul>
        {words.effects.map((effect) => (
          <li key={effect}>{effect}</li>
        ))}
      </ul>
      <Form form={form}>
        <Button wide>{words.submit}</Button>
      </Form>
      <p>
        <CancelLink to="/" />
      </p>
    </Page>
  );
}

function Stopped({ at }: { at: string }) {
  const { stopRecovery: words } = useText();
  return (
    <Page title={words.doneTitle}>
      <Notice kind="success">{words.done(at)}</Notice>
      <h2>{words.now}</h2>
      <ol>
        <li>
          <Link to="/passwordreset/?lost=password">{words.newPassword}</Link>
        </li>
        <li>{words.mailbox}</li>
        <li>{words.call}</li>
      </ol>
    </Page>
  );
}
