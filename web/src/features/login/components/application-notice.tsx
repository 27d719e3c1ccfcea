import { problemOf } from '../../../http/problem.ts';
import { useText } from '../../../text/language.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { useGetInteraction } from '../api.ts';

/** Tells for which application somebody logs in, or that its login has expired. */
export function ApplicationNotice({ interaction }: { interaction: string | undefined }) {
  const text = useText();
  const { data, error } = useGetInteraction(interaction);
  if (data) return <Notice>{text.application.logIn(data.application)}</Notice>;
  if (!error) return null;
  const problem = problemOf(error);
  return <Notice kind="warning">{text.problem(problem)}</Notice>;
}
