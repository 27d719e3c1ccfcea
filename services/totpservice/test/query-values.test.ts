import { afterAll, describe, expect, it } from 'vitest';
import { contract } from '../src/http/contract.ts';
import { everyCookie, operations, sendRaw } from './contract-requests.ts';
import { startService } from './harness.ts';
import { must } from './people.ts';

interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  schema: { type?: string; format?: string };
}

const { paths } = contract as { paths: Record<string, Record<string, Operation>> };
interface Operation {
  operationId: string;
  parameters?: (Partial<Parameter> & { $ref?: string })[];
}

/** The query parameters of the contract that are of a kind, with the paths of their operations. */
const parametersThat = (are: (schema: Parameter['schema']) => boolean) =>
  Object.values(paths)
    .flatMap((ofPath) => Object.values(ofPath))
    .flatMap(({ operationId, parameters = [] }) =>
      parameters.flatMap(({ name, in: place, schema }) =>
        name && schema && place === 'query' && are(schema) ? [{ operationId, name }] : [],
      ),
    );

const dates = parametersThat(({ format }) => format === 'date-time');
const integers = parametersThat(({ type }) => type === 'integer');

const service = await startService({}, afterAll);
const cookie = await everyCookie(service);

async function ask({ operationId, name }: { operationId: string; name: string }, value: string) {
  const { path, method } = must(operations.find(({ id }) => id === operationId));
  const url = `${path}?${new URLSearchParams({ [name]: value })}`;
  return sendRaw(service, { method, url, cookie: cookie(path) });
}

describe('every date that a query may hold is answered', () => {
  it('there are some, and an export is one', () => {
    expect(dates.map(({ operationId }) => operationId)).toContain('exportAuditEvents');
  });

  it.each(
    dates.flatMap((parameter) =>
      [
        '2016-12-31T23:59:60Z',
        '2017-01-01T00:59:60.5+01:00',
        '0000-01-01T00:00:00Z',
        '0000-01-01T00:00:00+23:59',
        '0001-01-01T00:00:00+14:00',
        '9999-12-31T23:59:59Z',
        '9999-12-31T23:59:59.999999999-23:59',
        '2026-03-02t09:00:10z',
        '2026-03-02T09:00:10.123456789-00:00',
      ].map((value) => ({ ...parameter, value })),
    ),
  )('$operationId, $name=$value', async ({ value, ...parameter }) => {
    expect((await ask(parameter, value)).status).toBe(200);
  });

  it.each(['2026-02-30T00:00:00Z', '2026-03-02T09:00:60Z', '2026-03-02 09:00:10Z', '2026-03-02T09:00:10+01'])(
    'or refused: %s',
    async (value) => {
      for (const parameter of dates) {
        const { status, code } = await ask(parameter, value);
        expect({ ...parameter, status, code }).toEqual({
          ...parameter,
          ...{ status: 400, code: 'validation_failed' },
        });
      }
    },
  );
});

describe('an integer of a query is digits only', () => {
  it.each([' 1', '1 ', '+1', '-0', '1.0', '1e0', '0x1', '0b1', '١', 'true', 'null', '', '1,1'])(
    'refuses %j',
    async (value) => {
      expect(integers.length).toBeGreaterThan(5);
      for (const parameter of integers) {
        const { status, code } = await ask(parameter, value);
        expect({ ...parameter, status, code }).toEqual({
          ...parameter,
          ...{ status: 400, code: 'validation_failed' },
        });
      }
    },
  );
});
