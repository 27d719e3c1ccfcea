export { createMetrics, type Metrics } from './create-metrics.ts';
export { serveMetrics, type Vitals } from './serve-metrics.ts';
export { answers, watchDatabase } from './watch-database.ts';
export { watchEvents } from './watch-events.ts';
export { watchKeys } from './watch-keys.ts';
