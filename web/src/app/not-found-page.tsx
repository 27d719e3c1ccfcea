import { useText } from '../text/language.tsx';
import { ButtonLink } from '../ui/button.tsx';
import { Page } from '../ui/page.tsx';

/** An address that leads nowhere. */
export function NotFoundPage() {
  const text = useText();
  return (
    <Page title={text.common.notFoundTitle}>
      <p>{text.common.notFound}</p>
      <ButtonLink to="/">{text.common.toLogin}</ButtonLink>
    </Page>
  );
}
