import { useRouteError } from 'react-router';
import { FailurePage } from '../ui/failure-page.tsx';
import { SiteFrame } from './site-frame.tsx';

/** A screen that couldn't be loaded or drawn: a new version was put live, or the network is away. */
export function RouteError() {
  return (
    <SiteFrame>
      <FailurePage thrown={useRouteError()} retry={() => window.location.reload()} />
    </SiteFrame>
  );
}
