import { Link, Navigate } from 'react-router';
import { MailFigures } from '../../../progress/mail-figures.tsx';
import { UserFigures } from '../../../progress/user-figures.tsx';
import { useSession } from '../../../session/use-session.ts';
import { useText } from '../../../text/language.tsx';
import { Loading } from '../../../ui/busy.tsx';
import { FailurePage } from '../../../ui/failure-page.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import { useGetOrganisationTwoFactor } from '../api.ts';

/** S6: it is done, and how far the mails are. By now the session is restricted, so everything here is figures. */
export function ActivatedPage() {
  const { activated: words } = useText();
  const { level } = useSession();
  const twoFactor = useGetOrganisationTwoFactor({ live: true });
  if (!twoFactor.data) {
    if (!twoFactor.isError) return <Loading />;
    return <FailurePage thrown={twoFactor.error} retry={() => void twoFactor.refetch()} />;
  }
  const { activatedAt, mails, users } = twoFactor.data;
  if (activatedAt === null) return <Navigate to="/portal/profile" replace />;
  return (
    <Page title={words.title}>
      <Notice kind="success">{words.thanks}</Notice>
      <p>{words.sending(mails.total)}</p>
      <MailFigures mails={mails} />
      <UserFigures users={users} />
      {level === 'restricted' && (
        <>
          <p>{words.next}</p>
          <p>{words.progress}</p>
        </>
      )}
      <p>
        <Link to="/portal/progress">{words.toProgress}</Link>
      </p>
    </Page>
  );
}
