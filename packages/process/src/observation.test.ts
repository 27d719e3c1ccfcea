import { expect, it } from 'vitest';
import { observation } from './observation.ts';

it('reaches who listens, for as long as they do, and nobody else', () => {
  const [one, other] = [observation<{ n: number }>('test_one'), observation<{ n: number }>('test_other')];
  const heard: number[] = [];
  one.tell({ n: 1 });
  const end = one.listen(({ n }) => heard.push(n));
  one.tell({ n: 2 });
  other.tell({ n: 3 });
  end();
  one.tell({ n: 4 });
  expect(heard).toEqual([2]);
});
