import { Link, Navigate } from 'react-router';
import { MailFigures } from '../../../progress/mail-figures.tsx';
import { useSession } from '../../../session/use-session.ts';
import { useText } from '../../../text/language.tsx';
import { Loading } from '../../../ui/busy.tsx';
import { FailurePage } from '../../../ui/failure-page.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import { useGetOrganisationTwoFactor } from '../api.ts';

/** S6: it is done, what comes next, and how far the mails are. By now the session of whoever isn't enrolled is restricted: the progress is for afterwards. */
export function ActivatedPage() {
  const { activated: words } = useText();
  const { level } = useSession();
  const twoFactor = useGetOrganisationTwoFactor({ live: true });
  if (!twoFactor.data) {
    if (!twoFactor.isError) return <Loading />;
    return <FailurePage thrown={twoFactor.error} retry={() => void twoFactor.refetch()} />;
  }
  const { activatedAt, mails } = twoFactor.data;
  if (activatedAt === null) return <Navigate to="/portal/profile" replace />;
  return (
    <Page title={words.title}>
      <Notice kind="success">{words.thanks}</Notice>
      {level === 'restricted' && (
        <section className="stack-small">
          <h2>{words.next}</h2>
          <p>{words.nextText}</p>
        </section>
      )}
      <p>{words.sending(mails.total)}</p>
      <MailFigures mails={mails} />
      {level === 'full' && (
        <p>
          <Link to="/portal/progress">{words.toProgress}</Link>
        </p>
      )}
    </Page>
  );
}
