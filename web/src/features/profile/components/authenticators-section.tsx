import type { Schema } from '@tvm/contract';
import { Link } from 'react-router';
import { useListAuthenticators } from '../../../step-up/api.ts';
import { useText } from '../../../text/language.tsx';
import { Busy } from '../../../ui/busy.tsx';
import { Button, ButtonLink } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { nameOf } from '../name-of.ts';

/** S17: apps and passkeys, and the way to add, rename and remove them. */
export function AuthenticatorsSection() {
  const text = useText();
  const { authenticators: words, security } = text;
  const authenticators = useListAuthenticators();
  return (
    <section className="security-part stack-small">
      <h3>{words.title}</h3>
      {authenticators.data ? (
        <Listed items={authenticators.data.items} />
      ) : authenticators.isError ? (
        <>
          <Notice kind="warning">{words.failed}</Notice>
          <Button kind="secondary" onClick={() => void authenticators.refetch()}>
            {text.common.tryAgain}
          </Button>
        </>
      ) : (
        <Busy active />
      )}
      {authenticators.data && authenticators.data.items.length > 0 && (
        <div className="security-actions">
          <ButtonLink kind="secondary" to="/portal/profile/authenticator">
            {security.newPhone}
          </ButtonLink>
          <ButtonLink kind="secondary" to="/portal/profile/passkey">
            {words.add}
          </ButtonLink>
        </div>
      )}
    </section>
  );
}

function Listed({ items }: { items: Schema<'Authenticator'>[] }) {
  const text = useText();
  const { authenticators: words, security } = text;
  if (items.length === 0) return <p>{security.notPaired}</p>;
  return (
    <ul className="sessions plain-list">
      {items.map((one) => (
        <li key={one.id}>
          <div className="session-facts">
            <strong>{nameOf(one, text)}</strong>
            {one.name !== null && <div>{words.kind[one.kind]}</div>}
            <div className="muted">
              {one.kind === 'app' ? security.pairedSince(one.addedAt) : words.addedOn(one.addedAt)}
            </div>
            <div className="muted">{words.lastUsed(one.lastUsedAt)}</div>
            {one.isSyncable === false && <div className="muted">{words.onOneDevice}</div>}
          </div>
          <div className="authenticator-links">
            <Link
              to={`/portal/profile/authenticators/${one.id}/name`}
              aria-label={words.renameOne(nameOf(one, text))}
            >
              {words.rename}
            </Link>
            <Link
              to={`/portal/profile/authenticators/${one.id}/remove`}
              aria-label={words.removeOne(nameOf(one, text))}
            >
              {words.remove}
            </Link>
          </div>
        </li>
      ))}
    </ul>
  );
}
