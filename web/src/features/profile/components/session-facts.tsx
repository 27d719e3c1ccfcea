import { browserName } from '@tvm/browsers';
import type { Schema } from '@tvm/contract';
import type { Catalogue } from '../../../text/catalogue.ts';
import { useText } from '../../../text/language.tsx';

type OwnSession = Schema<'OwnSession'>;

/** A session's device in words: "Firefox op Windows". */
export function deviceName({ userAgent }: OwnSession, { sessions: words }: Catalogue): string {
  const { browser = words.unknownBrowser, system } = browserName(userAgent);
  return system === undefined ? browser : words.browserOn(browser, system);
}

/** What tells a session from another: the device, from where, and when. */
export function SessionFacts({ session }: { session: OwnSession }) {
  const text = useText();
  const { sessions: words } = text;
  return (
    <div className="session-facts">
      <p className="session-device">
        <strong>{deviceName(session, text)}</strong>
        {session.current && <span className="this-device">{words.thisDevice}</span>}
      </p>
      {session.clientAddress && <p className="muted">{words.address(session.clientAddress)}</p>}
      <p className="muted">{words.since(session.createdAt)}</p>
      <p className="muted">{words.lastUsed(session.lastSeenAt)}</p>
    </div>
  );
}
