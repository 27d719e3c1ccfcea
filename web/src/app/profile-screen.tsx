import { ActivateButton } from '../features/organisations/components/activate-button.tsx';
import { ProfilePage } from '../features/profile/components/profile-page.tsx';
import { useSession } from '../session/use-session.ts';

/** S4: the profile, and for a main user the way to activate 2FA, bottom right. */
export function ProfileScreen() {
  return (
    <ProfilePage>
      <ActivateButton session={useSession()} />
    </ProfilePage>
  );
}
