import type { Schema } from '@tvm/contract';
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { useListAuthenticators } from '../../../step-up/api.ts';
import { useText } from '../../../text/language.tsx';
import { Loading } from '../../../ui/busy.tsx';
import { ButtonLink } from '../../../ui/button.tsx';
import { FailurePage } from '../../../ui/failure-page.tsx';
import { Page } from '../../../ui/page.tsx';

/** What a page about one authenticator is told: which one, and whether it has to stay. */
export interface OneAuthenticator {
  authenticator: Schema<'Authenticator'>;
  isLast: boolean;
  isRequired: boolean;
}

/** The authenticator of the path; while it is on its way, and when it is gone, it says so. */
export function WithAuthenticator({ children }: { children: (one: OneAuthenticator) => ReactNode }) {
  const { authenticators: words, security } = useText();
  const { authenticatorId } = useParams();
  const authenticators = useListAuthenticators();
  if (!authenticators.data) {
    if (!authenticators.isError) return <Loading />;
    return <FailurePage thrown={authenticators.error} retry={() => void authenticators.refetch()} />;
  }
  const { items, isRequired } = authenticators.data;
  const authenticator = items.find(({ id }) => id === authenticatorId);
  if (authenticator) return children({ authenticator, isLast: items.length === 1, isRequired });
  return (
    <Page title={words.title}>
      <p>{words.gone}</p>
      <ButtonLink to="/portal/profile">{security.back}</ButtonLink>
    </Page>
  );
}
