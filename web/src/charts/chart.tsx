import { lazy, Suspense } from 'react';
import './chart.css';
import type { LineChartProps } from './line-chart.tsx';

// Split off; where it doesn't come, the table beside it says the same.
const LineChart = lazy(() => import('./line-chart.tsx').catch(() => ({ default: () => null })));

/** A picture of values over days, in a place that is as high before it comes. */
export function Chart(props: LineChartProps) {
  return (
    <Suspense fallback={<div className="line-chart-room" data-size={props.size} />}>
      <LineChart {...props} />
    </Suspense>
  );
}
