import { useText } from '../../../text/language.tsx';
import { ProblemNotice } from '../../../ui/loaded.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { useGetInteraction } from '../api.ts';

/** Tells for which application somebody logs in, or that its login has expired. */
export function ApplicationNotice({ interaction }: { interaction: string | undefined }) {
  const text = useText();
  const { data, error } = useGetInteraction(interaction);
  if (data) return <Notice>{text.application.logIn(data.application)}</Notice>;
  return error && <ProblemNotice thrown={error} />;
}
