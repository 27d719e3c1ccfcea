import type { Schema } from '@tvm/contract';
import { Facts } from '../../../ui/facts.tsx';
import { words } from '../text.ts';
import { lines } from './lines.tsx';

const text = words.queue.grant;

/** What a client is to get, before anybody approves it. */
export function Grant({ grant }: { grant: Schema<'ShownGrant'> }) {
  const { scopes, keys, secret, redirectUris, postLogoutRedirectUris, backchannelLogoutUris } = grant;
  return (
    <section className="stack-small">
      <h2>{text.title}</h2>
      <Facts
        facts={[
          lines(text.scopes, scopes.map(scopeWords)),
          lines(text.keys, keys.map(keyWords)),
          secret ? [text.secret, text.takesSecret] : undefined,
          lines(text.redirectUris, redirectUris),
          lines(text.postLogoutRedirectUris, postLogoutRedirectUris),
          lines(text.backchannelLogoutUris, backchannelLogoutUris),
        ]}
      />
      {keys.length > 0 && <p className="muted">{text.compareKeys}</p>}
    </section>
  );
}

export const scopeWords = (scope: Schema<'ClientScope'>): string => words.clients.scopes[scope];
export const keyWords = ({ kid, thumbprint }: Schema<'ClientKey'>): string => text.key(kid, thumbprint);
