import { useSession } from '../../../session/use-session.ts';
import { useText } from '../../../text/language.tsx';
import { Page } from '../../../ui/page.tsx';
import { OrganisationProgress } from './organisation-progress.tsx';

/** S14: how far the organisation is, in figures and user by user. */
export function ProgressPage() {
  const { progress: words } = useText();
  const { role } = useSession();
  return (
    <Page title={words.title} width="wide">
      {role === 'main_user' ? <OrganisationProgress /> : <p>{words.mainUserOnly}</p>}
    </Page>
  );
}
