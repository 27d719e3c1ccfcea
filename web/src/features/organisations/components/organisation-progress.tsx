import { EnrolledBar } from '../../../progress/enrolled-bar.tsx';
import { MailFigures } from '../../../progress/mail-figures.tsx';
import { StateFilter } from '../../../progress/state-filter.tsx';
import { useText } from '../../../text/language.tsx';
import { Busy } from '../../../ui/busy.tsx';
import { ProblemNotice } from '../../../ui/loaded.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { SearchField } from '../../../ui/search-field.tsx';
import { useGetOrganisationTwoFactor } from '../api.ts';
import { FirstEnrolments } from './first-enrolments.tsx';
import { ResendAll } from './resend-all.tsx';
import { useProgressList } from './use-progress-list.ts';
import { UserProgress } from './user-progress.tsx';

/** What a main user follows: the figures, who needs help on top, and the mail again for whoever hasn't finished. */
export function OrganisationProgress() {
  const { progress: words } = useText();
  const list = useProgressList();
  const twoFactor = useGetOrganisationTwoFactor({ live: true, sending: list.sending });
  if (!twoFactor.data) {
    if (!twoFactor.isError) return <Busy active />;
    return <ProblemNotice thrown={twoFactor.error} />;
  }
  const { users, mails, twoFactor: decision } = twoFactor.data;
  const unfinished = users.total - users.progress.enrolled;
  return (
    <>
      <FirstEnrolments />
      <EnrolledBar users={users} />
      {mails.waiting > 0 && <MailFigures mails={mails} />}
      {unfinished === 0 && <Notice kind="success">{words.everybodyEnrolled}</Notice>}
      {users.progress.mail_undelivered > 0 && (
        <Notice kind="warning">{words.undelivered(users.progress.mail_undelivered)}</Notice>
      )}
      {decision.required && unfinished > 0 && <ResendAll unfinished={unfinished} />}
      <StateFilter users={users} chosen={list.query.figure} onChoose={list.choose} />
      <SearchField search={list.query.search} onSearch={list.search} />
      <UserProgress list={list} />
    </>
  );
}
