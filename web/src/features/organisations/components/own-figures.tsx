import { MailFigures } from '../../../progress/mail-figures.tsx';
import { UserFigures } from '../../../progress/user-figures.tsx';
import { LoadedPart } from '../../../ui/loaded.tsx';
import { useGetOrganisationTwoFactor } from '../api.ts';

/** The figures of the main user's own organisation, kept up to date. */
export function OwnFigures() {
  return (
    <LoadedPart query={useGetOrganisationTwoFactor({ live: true })}>
      {({ users, mails }) => (
        <div className="stack">
          <UserFigures users={users} />
          <MailFigures mails={mails} />
        </div>
      )}
    </LoadedPart>
  );
}
