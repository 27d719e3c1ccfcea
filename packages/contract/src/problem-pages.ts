import { STATUS_CODES } from 'node:http';
import { type Contract, type Problem, problems } from './bundle.ts';

/** When the examples were asked, and by which request. */
const askedAt = Date.parse('2026-11-22T10:00:00Z');
const requestId = '7c9e6679-7425-40de-944b-e07fc1f90ae7';

const anyOperation: Record<NonNullable<Problem['common']>, string> = {
  operation: 'Any operation.',
  change: 'Any operation that is sent a body.',
  'change-by-cookie': 'Any operation that changes something.',
  path: 'Any path that is none of the contract.',
};

/** RFC 9110, which renamed 413. */
const phraseOf = (status: number) => (status === 413 ? 'Content Too Large' : STATUS_CODES[status]);

/** The pages of docs/problems by their file names: one a code, and their index. */
export function problemPages(contract: Contract): [name: string, text: string][] {
  const entries = Object.entries(problems);
  return [
    ['README.md', indexOf(entries)],
    ...entries.map(([code, problem]): [string, string] => [`${code}.md`, pageOf(code, problem, contract)]),
  ];
}

const indexOf = (entries: [string, Problem][]) => `# Problems

Every error of the API is an RFC 9457 problem (\`application/problem+json\`) with a stable \`code\`. Its \`type\` leads to the page of the code,
\`/totpservice/problems/<code>\`, which is the file here. Decide on \`code\`; \`title\` and \`detail\` are for people. Where waiting helps,
\`retryAfterSeconds\` and the header \`Retry-After\` say how long. The codes of \`x-common-problems\` can come from any operation, the others from
those that name them in \`x-problems\` of \`openapi.yaml\`.

| code | status | title |
|---|---|---|
${entries.map(([code, { status, title }]) => `| [${code}](${code}.md) | ${status} | ${title} |\n`).join('')}`;

const pageOf = (code: string, problem: Problem, contract: Contract) => `# ${code}

**${problem.status} ${phraseOf(problem.status)}**: ${problem.title}

## What happened

${problem.happened}
## What to do

${problem.remedy}
## Example

\`\`\`json
${JSON.stringify(exampleOf(code, problem), null, 2)}
\`\`\`

## Answered by

${problem.common ? anyOperation[problem.common] : answeredBy(code, contract)}
`;

function exampleOf(code: string, { status, title, retryAfterSeconds, example }: Problem): object {
  return {
    ...{ type: `https://login.tvm.nl/totpservice/problems/${code}`, title, status, code },
    ...example,
    requestId,
    ...(retryAfterSeconds && {
      retryAt: new Date(askedAt + retryAfterSeconds * 1000).toISOString(),
      retryAfterSeconds,
    }),
  };
}

/** @throws Error for a code that no operation answers with: it is in nobody's way any more */
function answeredBy(code: string, { paths }: Contract): string {
  const names = Object.values(paths)
    .flatMap((ofPath) => Object.values(ofPath))
    .filter((operation) => operation['x-problems']?.includes(code))
    .map(({ operationId }) => `\`${operationId}\``);
  if (names.length === 0) throw new Error(`problems.yaml: no operation answers ${code}`);
  return `${names.join(', ')}.`;
}
