import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';

/** The longest that a reading may take: Prometheus waits ten seconds for all of them. */
const READING_MS = 3000;

type Values<Label extends string> = { labels: Partial<Record<Label, string | number>>; value: number }[];

/** A figure that is read anew whenever somebody asks for it. */
export interface Collector<Label extends string> {
  name: string;
  help: string;
  labels?: readonly Label[];
  /** What fails or takes longer than three seconds leaves the figure out: a stale one would say that all is well. */
  read: () => Values<Label> | Promise<Values<Label>>;
}

/** The figures of one process. */
export interface Metrics {
  registry: Registry;
  /** Adds a gauge that is read at each scrape. */
  collect<Label extends string>(collector: Collector<Label>): void;
  /** All figures in Prometheus's text format. */
  text(): Promise<string>;
}

/** The figures that every process has: of Node and of the process (event loop, memory, CPU), and which build it is. */
export function createMetrics(service: string, version: string): Metrics {
  const registry = new Registry();
  registry.setDefaultLabels({ service });
  // Twenty milliseconds tell a loop that is held up from one that isn't, with half of the default's wake-ups.
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: 20 });
  const registers = [registry];
  new Gauge({
    name: 'tvm_build_info',
    help: 'The build that runs.',
    labelNames: ['version', 'node'],
    registers,
  }).set({ version, node: process.version }, 1);
  const failures = new Counter({
    name: 'tvm_metric_failures_total',
    help: 'Figures that could not be read, by name.',
    labelNames: ['metric'],
    registers,
  });
  return {
    registry,
    collect({ name, help, labels = [], read }) {
      failures.inc({ metric: name }, 0);
      new Gauge({
        name,
        help,
        labelNames: labels,
        registers,
        async collect() {
          this.reset();
          // Without labels a reset leaves a 0.
          if (labels.length === 0) this.remove({});
          const values = await inTime(read).catch(() => undefined);
          if (!values) failures.inc({ metric: name });
          else for (const { labels: of, value } of values) this.set(of, value);
        },
      });
    },
    text: () => registry.metrics(),
  };
}

async function inTime<T>(read: () => T | Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error('too late')), READING_MS);
  try {
    return await Promise.race([(async () => read())(), late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
