import { useText } from '../../../text/language.tsx';
import { ButtonLink } from '../../../ui/button.tsx';
import { Page } from '../../../ui/page.tsx';

/** A login for an application that can't go on: expired, of another browser, or asked for wrongly. */
export function InteractionFailedPage() {
  const text = useText();
  return (
    <Page title={text.application.failedTitle}>
      <p>{text.application.failed}</p>
      <ButtonLink to="/">{text.common.toLogin}</ButtonLink>
    </Page>
  );
}
