import { problemOf } from '../../../http/problem.ts';
import { MailFigures } from '../../../progress/mail-figures.tsx';
import { UserFigures } from '../../../progress/user-figures.tsx';
import { useText } from '../../../text/language.tsx';
import { Busy } from '../../../ui/busy.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { useGetOrganisationTwoFactor } from '../api.ts';

/** The figures of the main user's own organisation, kept up to date. */
export function OwnFigures() {
  const text = useText();
  const twoFactor = useGetOrganisationTwoFactor({ live: true });
  if (twoFactor.data) {
    return (
      <div className="stack">
        <UserFigures users={twoFactor.data.users} />
        <MailFigures mails={twoFactor.data.mails} />
      </div>
    );
  }
  if (!twoFactor.isError) return <Busy active />;
  const problem = problemOf(twoFactor.error);
  return <Notice kind="warning">{text.problem(problem)}</Notice>;
}
