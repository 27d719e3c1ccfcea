import { Page } from '../../../ui/page.tsx';
import { words } from '../text.ts';

/** A screen of another role. */
export function NoRolePage() {
  return (
    <Page title={words.notForYou.title}>
      <p>{words.notForYou.role}</p>
    </Page>
  );
}
