import type { Schema } from '@tvm/contract';
import { Facts } from '../../../ui/facts.tsx';
import { words } from '../text.ts';

const text = words.queue.grant;

/** What a client is to get, before anybody approves it. */
export function Grant({ grant }: { grant: Schema<'ShownGrant'> }) {
  const { scopes, keys, secret, redirectUris, postLogoutRedirectUris } = grant;
  return (
    <section className="stack-small">
      <h2>{text.title}</h2>
      <Facts
        facts={[
          scopes.length > 0 ? [text.scopes, scopes.join(', ')] : undefined,
          keys.length > 0
            ? [
                text.keys,
                <ul className="plain-list" key="keys">
                  {keys.map(({ kid, thumbprint }) => (
                    <li key={kid}>{text.key(kid, thumbprint)}</li>
                  ))}
                </ul>,
              ]
            : undefined,
          secret ? [text.secret, text.takesSecret] : undefined,
          addresses(text.redirectUris, redirectUris),
          addresses(text.postLogoutRedirectUris, postLogoutRedirectUris),
        ]}
      />
      {keys.length > 0 && <p className="muted">{text.compareKeys}</p>}
    </section>
  );
}

const addresses = (label: string, uris: readonly string[]) =>
  uris.length === 0
    ? undefined
    : ([
        label,
        <ul className="plain-list" key={label}>
          {uris.map((uri) => (
            <li key={uri}>{uri}</li>
          ))}
        </ul>,
      ] as const);
