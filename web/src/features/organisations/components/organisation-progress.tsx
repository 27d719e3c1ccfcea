import type { Schema } from '@tvm/contract';
import { EnrolledBar } from '../../../progress/enrolled-bar.tsx';
import { MailFigures } from '../../../progress/mail-figures.tsx';
import { StateFilter } from '../../../progress/state-filter.tsx';
import { useText } from '../../../text/language.tsx';
import { Busy } from '../../../ui/busy.tsx';
import { ProblemNotice } from '../../../ui/loaded.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { SearchField } from '../../../ui/search-field.tsx';
import { useMediaQuery } from '../../../ui/use-media-query.ts';
import { useGetOrganisationTwoFactor } from '../api.ts';
import { EnrolledDays } from './enrolled-days.tsx';
import { FirstEnrolments } from './first-enrolments.tsx';
import { ResendAll } from './resend-all.tsx';
import { useProgressList } from './use-progress-list.ts';
import { UserProgress } from './user-progress.tsx';
import { WholeList } from './whole-list.tsx';

/** What a main user follows: the figures, who needs help on top, and the mail again for whoever hasn't finished. */
export function OrganisationProgress() {
  const { progress: words } = useText();
  const list = useProgressList();
  // There names come before filters.
  const onPhone = useMediaQuery('(max-width: 44rem)');
  const twoFactor = useGetOrganisationTwoFactor({ live: true, sending: list.sending });
  if (!twoFactor.data) {
    if (!twoFactor.isError) return <Busy active />;
    return <ProblemNotice thrown={twoFactor.error} />;
  }
  const { users, mails, twoFactor: decision } = twoFactor.data;
  const filters = (
    <>
      <StateFilter users={users} chosen={list.query.figure} onChoose={list.choose} />
      <SearchField search={list.query.search} onSearch={list.search} />
    </>
  );
  const unfinished = users.total - users.progress.enrolled;
  return (
    <>
      <FirstEnrolments />
      <EnrolledBar users={users} />
      {users.withPasskey > 0 && <p>{words.withPasskey(users.withPasskey)}</p>}
      {users.onlyOneAuthenticator > 0 && (
        <p className="muted">{words.onlyOneCount(users.onlyOneAuthenticator)}</p>
      )}
      {mails.waiting > 0 && <MailFigures mails={mails} />}
      {unfinished === 0 && <Notice kind="success">{words.everybodyEnrolled}</Notice>}
      {users.progress.mail_undelivered > 0 && (
        <Notice kind="warning">{words.undelivered(users.progress.mail_undelivered)}</Notice>
      )}
      {unfinished > 0 && <Deadline decision={decision} />}
      {decision.required && unfinished > 0 && <ResendAll unfinished={unfinished} />}
      {!onPhone && filters}
      <UserProgress list={list} />
      {onPhone && filters}
      <EnrolledDays users={users} />
      {/* The cells of another filter or order are another list. */}
      <WholeList key={JSON.stringify(list.query)} query={list.query} />
    </>
  );
}

/** Until when they have, or that the time is over. */
function Deadline({ decision: { required, requiredFrom } }: { decision: Schema<'TwoFactorDecision'> }) {
  const { progress: words } = useText();
  if (required) return <p>{words.overdue}</p>;
  return requiredFrom && <p>{words.deadline(requiredFrom)}</p>;
}
