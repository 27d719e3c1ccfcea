import { useLocation } from 'react-router';
import { useEndSession } from '../../../session/api.ts';
import { useText } from '../../../text/language.tsx';
import { Button, ButtonLink } from '../../../ui/button.tsx';
import { Form } from '../../../ui/form.tsx';
import { Page } from '../../../ui/page.tsx';
import { useForm } from '../../../ui/use-form.ts';

/** An application has sent somebody here to log out of everything; a link alone does that to nobody. */
export function LogOutPage() {
  const text = useText();
  const { search } = useLocation();
  const endSession = useEndSession();
  const form = useForm({
    check: () => [],
    send: () => endSession.mutateAsync(),
    // The API knows where the application wants its people back.
    done: () => {
      window.location.assign(`/totpservice/oidc/logout${search}`);
      return new Promise<never>(() => {});
    },
  });
  return (
    <Page title={text.application.logOutTitle}>
      <p>{text.application.logOut}</p>
      <Form form={form}>
        <Button wide>{text.layout.logOut}</Button>
      </Form>
      <ButtonLink kind="secondary" wide to="/portal">
        {text.application.stay}
      </ButtonLink>
    </Page>
  );
}
