import { Link } from 'react-router';
import { useSession } from '../../../session/use-session.ts';
import { useStartPasskeyStepUp, useStepUp } from '../../../step-up/api.ts';
import { useText } from '../../../text/language.tsx';
import { Button } from '../../../ui/button.tsx';
import { Form } from '../../../ui/form.tsx';
import { Page } from '../../../ui/page.tsx';
import { answerPasskey } from '../../../ui/passkey.ts';
import { useForm } from '../../../ui/use-form.ts';
import { AddPasskey } from './add-passkey-page.tsx';

type RequiredProps = {
  /** Goes on once the session is good enough. */
  done: () => unknown;
};

/** S18, where only a passkey counts by now: whoever has none adds one, whoever has one proves with it. No way past, but help and log out. */
export function PasskeyRequiredPage({ done }: RequiredProps) {
  const { passkeyRequired: words } = useText();
  const { hasPasskey, phishingResistantFrom } = useSession().secondFactor;
  if (hasPasskey) return <Prove done={done} />;
  const why = words.why(phishingResistantFrom);
  return <AddPasskey title={words.title} why={why} done={done} cancel={<Help />} cancelTo={null} />;
}

/** From a session that a code opened, before the date came. */
function Prove({ done }: RequiredProps) {
  const text = useText();
  const { passkeyRequired: words, passkey } = text;
  const { phishingResistantFrom } = useSession().secondFactor;
  const stepUp = useStepUp();
  const startPasskeyStepUp = useStartPasskeyStepUp();
  const form = useForm({
    send: async () =>
      stepUp.mutateAsync({ passkey: await answerPasskey(await startPasskeyStepUp.mutateAsync()) }),
    done: async () => {
      await done();
    },
  });
  return (
    <Page title={words.proveTitle}>
      <p>{words.prove(phishingResistantFrom)}</p>
      <Form form={form}>
        <Button wide>{passkey.submit}</Button>
      </Form>
      <p>
        <Link to="/passwordreset/?lost=authenticator">{passkey.lost}</Link>
      </p>
    </Page>
  );
}

function Help() {
  const { restricted } = useText();
  return <Link to="/passwordreset/">{restricted.help}</Link>;
}
