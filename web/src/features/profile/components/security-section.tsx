import type { Schema } from '@tvm/contract';
import type { ReactNode } from 'react';
import { fewCodes } from '../../../session/login-state.ts';
import { useSession } from '../../../session/use-session.ts';
import { useText } from '../../../text/language.tsx';
import { Busy } from '../../../ui/busy.tsx';
import { Button, ButtonLink } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { useGetProfile } from '../api.ts';
import { AuthenticatorsSection } from './authenticators-section.tsx';
import { LanguageForm } from './language-form.tsx';
import { SessionsSection } from './sessions-section.tsx';

/** S17: what protects the account, and the way to change each of it. */
export function SecuritySection() {
  const text = useText();
  const { security: words } = text;
  const profile = useGetProfile();
  return (
    <section className="security">
      <h2>{words.title}</h2>
      {profile.data && <Protection profile={profile.data} />}
      {!profile.data && !profile.isError && <Busy active />}
      {!profile.data && profile.isError && (
        <div className="stack-small">
          <Notice kind="warning">{words.failed}</Notice>
          <Button kind="secondary" onClick={() => void profile.refetch()}>
            {text.common.tryAgain}
          </Button>
        </div>
      )}
      <section className="security-part stack-small">
        <h3>{text.sessions.title}</h3>
        <SessionsSection />
      </section>
      {profile.data && (
        <section className="security-part stack-small">
          <h3>{words.language}</h3>
          <LanguageForm stored={profile.data.language} />
        </section>
      )}
    </section>
  );
}

function Protection({ profile }: { profile: Schema<'Profile'> }) {
  const { security: words } = useText();
  const { enrolled } = useSession();
  const { recoveryCodesLeft, passwordSetAt } = profile;
  return (
    <>
      <AuthenticatorsSection />
      {enrolled && (
        <Part
          title={words.recoveryCodes}
          action={{ to: '/portal/profile/recovery-codes', label: words.newCodes }}
        >
          <p>{words.codesLeft(recoveryCodesLeft)}</p>
          {recoveryCodesLeft <= fewCodes && <Notice kind="warning">{words.codesHint}</Notice>}
        </Part>
      )}
      <Part title={words.password} action={{ to: '/portal/profile/password', label: words.changePassword }}>
        <p>{passwordSetAt ? words.passwordSince(passwordSetAt) : words.passwordUnknown}</p>
      </Part>
    </>
  );
}

type PartProps = { title: string; action: { to: string; label: string } | null; children: ReactNode };

function Part({ title, action, children }: PartProps) {
  return (
    <section className="security-part security-row">
      <div className="stack-small">
        <h3>{title}</h3>
        {children}
      </div>
      {action && (
        <ButtonLink kind="secondary" to={action.to}>
          {action.label}
        </ButtonLink>
      )}
    </section>
  );
}
