import { EnrolledBar } from '../../../progress/enrolled-bar.tsx';
import { MailFigures } from '../../../progress/mail-figures.tsx';
import { UserFigures } from '../../../progress/user-figures.tsx';
import { LoadedPart } from '../../../ui/loaded.tsx';
import { useGetOrganisationTwoFactor } from '../api.ts';

/** How many have 2FA, in one line and a bar; nothing while that isn't known. */
export function OwnBar() {
  const { data } = useGetOrganisationTwoFactor({ live: true });
  return data && <EnrolledBar users={data.users} />;
}

/** The figures of the main user's own organisation, kept up to date. */
export function OwnFigures() {
  return (
    <LoadedPart query={useGetOrganisationTwoFactor({ live: true })}>
      {({ users, mails }) => (
        <div className="stack">
          <UserFigures users={users} />
          {mails.waiting > 0 && <MailFigures mails={mails} />}
        </div>
      )}
    </LoadedPart>
  );
}
