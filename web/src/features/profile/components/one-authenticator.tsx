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
  /** Why it can't be removed now: the last one of all, or the last one that counts. */
  stays: 'last' | 'lastPasskey' | undefined;
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
  const { items, isRequired, takesCodes } = authenticators.data;
  const authenticator = items.find(({ id }) => id === authenticatorId);
  if (authenticator) {
    const isLast = items.length === 1;
    const passkeys = items.filter(({ kind }) => kind === 'passkey');
    const isLastThatCounts = !takesCodes && !isLast && passkeys.length === 1 && passkeys[0] === authenticator;
    const stays = isLast && isRequired ? 'last' : isLastThatCounts ? 'lastPasskey' : undefined;
    return children({ authenticator, isLast, stays });
  }
  return (
    <Page title={words.title}>
      <p>{words.gone}</p>
      <ButtonLink to="/portal/profile">{security.back}</ButtonLink>
    </Page>
  );
}
