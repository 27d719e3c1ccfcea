import { Link, useLocation, useParams } from 'react-router';
import { Timeline } from '../../../progress/timeline.tsx';
import { UserState } from '../../../progress/user-state.tsx';
import { StepUpPage } from '../../../step-up/step-up-page.tsx';
import { useText } from '../../../text/language.tsx';
import { Address } from '../../../ui/address.tsx';
import { Loading } from '../../../ui/busy.tsx';
import { FailurePage } from '../../../ui/failure-page.tsx';
import { Page } from '../../../ui/page.tsx';
import { useGetColleague, useGetUserTimeline } from '../api.ts';
import { useHelp } from '../use-help.ts';
import { ColleagueHelp } from './colleague-help.tsx';

/** What happened to one user's registration, for a main user of the same organisation. */
export function UserTimelinePage() {
  const { timeline: words } = useText();
  const { userId = '' } = useParams();
  const timeline = useGetUserTimeline(userId);
  const colleague = useGetColleague(userId);
  const help = useHelp(userId, colleague.data);
  if (!timeline.data) {
    if (!timeline.isError) return <Loading />;
    return (
      <FailurePage thrown={timeline.error} retry={() => void timeline.refetch()}>
        <BackLink />
      </FailurePage>
    );
  }
  const { stepUp } = help;
  if (stepUp.asking)
    return <StepUpPage onProven={stepUp.proven} cancelTo={`/portal/progress/users/${userId}`} />;
  const { fullName, email, progress, events } = timeline.data;
  return (
    <Page title={fullName} tabTitle={`${words.title}: ${fullName}`} width="wide">
      <p className="timeline-head">
        <span>
          <Address email={email} />
        </span>
        <UserState progress={progress} />
      </p>
      <ColleagueHelp name={fullName} colleague={colleague} help={help} />
      <section className="stack-small">
        <h2>{words.title}</h2>
        {events.length === 0 ? <p>{words.none}</p> : <Timeline events={events} />}
      </section>
      <BackLink />
    </Page>
  );
}

/** To the list as it was left. */
function BackLink() {
  const { timeline: words } = useText();
  const state: { search?: string } | null = useLocation().state;
  return (
    <p>
      <Link to={{ pathname: '/portal/progress', search: state?.search ?? '' }}>{words.back}</Link>
    </p>
  );
}
