import { problemOf } from '../../../http/problem.ts';
import { UserTable } from '../../../progress/user-table.tsx';
import { useText } from '../../../text/language.tsx';
import { Busy } from '../../../ui/busy.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { ErrorSummary } from '../../../ui/error-summary.tsx';
import { sayProblem } from '../../../ui/use-form.ts';
import { useGetOrganisationTwoFactor } from '../api.ts';
import { ActivationForm } from './activation-form.tsx';
import { Consequences } from './consequences.tsx';
import { useUserList } from './use-user-list.ts';

/** S5: everybody it is about, that it can't be undone, and the confirmation. */
export function ActivationDialog({ onClose }: { onClose: () => void }) {
  const { activation: words } = useText();
  return (
    <Dialog title={words.title} closeLabel={words.close} onClose={onClose}>
      {(close) => <Activation close={close} />}
    </Dialog>
  );
}

function Activation({ close }: { close: () => void }) {
  const text = useText();
  const words = text.activation;
  const twoFactor = useGetOrganisationTwoFactor();
  const users = useUserList();
  const failure = users.page === undefined ? users.error : twoFactor.data ? null : twoFactor.error;

  if (failure) {
    return (
      <div className="stack">
        <ErrorSummary errors={[sayProblem(problemOf(failure))]} />
        <div className="dialog-buttons">
          <Button kind="secondary" onClick={close}>
            {words.cancel}
          </Button>
          <Button
            onClick={() => {
              void users.refresh();
              void twoFactor.refetch();
            }}
          >
            {text.common.tryAgain}
          </Button>
        </div>
      </div>
    );
  }
  if (!users.page || !twoFactor.data) return <Busy active />;
  return (
    <div className="stack">
      <p>
        <strong>{words.irreversible}</strong>
      </p>
      <p>{words.forUsers}</p>
      <p>{words.everyone(users.page.total, twoFactor.data.organisation.name)}</p>
      <p>
        <strong>{words.stopped}</strong>
      </p>
      <UserTable list={users} page={users.page} caption={words.table} none={words.none} />
      <Consequences users={twoFactor.data.users} />
      <ActivationForm
        userListVersion={users.page.userListVersion}
        listChanged={users.changed}
        passwordRequired={twoFactor.data.passwordRequired}
        onRefused={() => {
          void users.refresh();
          void twoFactor.refetch();
        }}
        onCancel={close}
      />
    </div>
  );
}
