import { expect, it, onTestFinished, vi } from 'vitest';
import { createMetrics } from './create-metrics.ts';

const linesOf = (text: string, name: string) => text.split('\n').filter((line) => line.startsWith(name));

it('says of every figure which service it is of, and which build runs', async () => {
  const text = await createMetrics('sealer', '1.2.3').text();
  expect(linesOf(text, 'tvm_build_info')).toEqual([
    `tvm_build_info{version="1.2.3",node="${process.version}",service="sealer"} 1`,
  ]);
  expect(linesOf(text, 'nodejs_eventloop_lag_p99_seconds{service="sealer"}')).toHaveLength(1);
});

it('leaves a figure out that can not be read, or not in time, rather than repeat an old one; counts that; and keeps the others', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const metrics = createMetrics('sealer', '1');
  const answers: (() => Promise<number>)[] = [
    async () => 7,
    () => Promise.reject(new Error('away')),
    () => new Promise(() => {}),
  ];
  const read = async () => [{ labels: {}, value: (await answers.shift()?.()) ?? 0 }];
  metrics.collect({ name: 'tvm_tried', help: 'Tried.', read });
  metrics.collect({ name: 'tvm_kept', help: 'Kept.', read: () => [{ labels: {}, value: 1 }] });
  const seen = [];
  for (let time = 0; time < 3; time++) {
    const text = metrics.text();
    await vi.advanceTimersByTimeAsync(3000);
    seen.push(
      linesOf(await text, 'tvm_tried{'),
      linesOf(await text, 'tvm_metric_failures_total{metric="tvm_tried"'),
    );
    expect(linesOf(await text, 'tvm_kept{')).toEqual(['tvm_kept{service="sealer"} 1']);
  }
  // A failure is seen at the next scrape.
  const failed = (times: number) => [
    `tvm_metric_failures_total{metric="tvm_tried",service="sealer"} ${times}`,
  ];
  expect(seen).toEqual([['tvm_tried{service="sealer"} 7'], failed(0), [], failed(0), [], failed(1)]);
});
