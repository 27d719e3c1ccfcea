import type { ComponentProps } from 'react';
import { Link } from 'react-router';
import { Loaded as LoadedScreen } from '../../../ui/loaded.tsx';
import { words } from '../text.ts';

/** A screen of the console once its data is there; where that fails, the search is a way on. */
export function Loaded<Data>(props: ComponentProps<typeof LoadedScreen<Data>>) {
  return (
    <LoadedScreen
      {...props}
      wayOn={
        <p>
          <Link to="/support">{words.nav.search}</Link>
        </p>
      }
    />
  );
}
