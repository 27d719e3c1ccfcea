import { readdirSync, readFileSync } from 'node:fs';
import { type ProblemCode, problemCodes } from '@tvm/contract';
import Fastify from 'fastify';
import { afterAll, expect, it } from 'vitest';
import { sendProblem } from '../src/http/problems.ts';
import { startService } from './harness.ts';

const service = await startService({}, afterAll);
const folder = new URL('../../../docs/problems/', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, folder), 'utf8');

/** A server that answers with the problem it is asked for. */
const answering = Fastify();
answering.decorate('deps', service.app.deps);
answering.get('/:code', (request, reply) =>
  sendProblem(reply, (request.params as { code: ProblemCode }).code),
);
afterAll(() => answering.close());

it('has a page for each code and no page without one', () => {
  const pages = readdirSync(folder).filter((name) => name !== 'README.md');
  expect(pages.sort()).toEqual(problemCodes.map((code) => `${code}.md`).sort());
});

it('each type leads to its page, under the origin of the service', async () => {
  for (const code of problemCodes) {
    const { type } = (await answering.inject(`/${code}`)).json();
    expect(type).toBe(`${service.config.publicOrigin}/totpservice/problems/${code}`);
    const served = await service.app.inject(new URL(type).pathname);
    expect([served.statusCode, served.headers['content-type']]).toEqual([200, 'text/plain; charset=utf-8']);
    expect(served.body).toBe(read(`${code}.md`));
  }
});

it('each page, its example and the list say what the API answers', async () => {
  for (const code of problemCodes) {
    const page = read(`${code}.md`);
    const answer = await answering.inject(`/${code}`);
    const { title, status } = answer.json();
    expect(status, code).toBe(answer.statusCode);
    expect(page).toContain(`# ${code}\n\n**${status} `);
    expect(page).toContain(`**: ${title}\n`);
    const example = /```json\n(.*?)```/s.exec(page)?.[1] ?? '{}';
    expect(JSON.parse(example)).toMatchObject({ code, title, status });
    expect(read('README.md')).toContain(`| [${code}](${code}.md) | ${status} | ${title} |`);
  }
});
