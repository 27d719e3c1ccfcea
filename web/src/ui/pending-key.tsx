import type { Schema } from '@tvm/contract';
import { useText } from '../text/language.tsx';
import { CopyButton } from './copy-button.tsx';
import { QrCode } from './qr-code.tsx';
import { useMediaQuery } from './use-media-query.ts';

/** A screen that is itself the phone: it can't scan itself. */
const phone = '(pointer: coarse), (max-width: 40rem)';

/** The three ways to get the key into an app: scan it, open the app on this phone, or type it. */
export function PendingKey({ pending }: { pending: Schema<'PendingAuthenticator'> }) {
  const { enrolment: words } = useText();
  const onPhone = useMediaQuery(phone);
  const groups = pending.secret.match(/.{1,4}/g) ?? [];
  return (
    <section className="stack-small">
      <h2>{onPhone ? words.linkTitle : words.scanTitle}</h2>
      {onPhone && (
        <>
          <p>{words.openAppText}</p>
          <a className="button" href={pending.keyUri}>
            {words.openApp}
          </a>
        </>
      )}
      <p>{onPhone ? words.otherDevice : words.scanText}</p>
      <QrCode content={pending.keyUri} label={words.qrLabel} />
      <details className="key">
        <summary>{words.showKey}</summary>
        <div className="stack-small">
          <p>{words.keyText(pending.issuer, pending.account)}</p>
          <p className="key-groups">{groups.join(' ')}</p>
          <CopyButton content={pending.secret} label={words.copyKey} />
        </div>
      </details>
    </section>
  );
}
