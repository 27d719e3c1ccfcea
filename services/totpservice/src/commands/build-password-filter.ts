// `pnpm build-password-filter <corpus> <filter> [--min-count <n>] [--partial]`: makes the file of the setting PASSWORD_FILTER from a breach corpus in the form of the Pwned Passwords download,
// one file or a folder of range files, all of them unless `--partial` says that some will do. Exit code 0: made; 1: it couldn't be, and a former filter is as it was.
import { parseArgs } from 'node:util';
import { CorpusError, openCorpus } from './read-corpus.ts';
import { writePasswordFilter } from './write-password-filter.ts';

const USAGE =
  'Usage: build-password-filter <file or folder of SHA-1:count lines> <filter> [--min-count <n>] [--partial]';

async function buildPasswordFilter(): Promise<void> {
  const { corpus, filter, minimumCount, mayBePartial } = readArguments();
  const startedAt = performance.now();
  const passwords = await writePasswordFilter(
    await openCorpus(corpus, { mayBePartial }),
    filter,
    minimumCount,
  );
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
  process.stdout.write(
    `${filter}: ${passwords.toLocaleString('en')} passwords, in ${seconds} s and ${megabytes} MB of memory.\n`,
  );
}

function readArguments() {
  // pnpm hands over a `--` of its own.
  const args = process.argv.slice(2).filter((argument, index) => index > 0 || argument !== '--');
  try {
    const options = {
      'min-count': { type: 'string', default: '1' },
      partial: { type: 'boolean', default: false },
    } as const;
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const [corpus, filter, ...others] = positionals;
    const minimumCount = values['min-count'];
    if (corpus && filter && others.length === 0 && /^[1-9]\d{0,8}$/.test(minimumCount)) {
      return { corpus, filter, minimumCount: Number(minimumCount), mayBePartial: values.partial };
    }
  } catch {
    // Told below.
  }
  throw new CorpusError(USAGE);
}

await buildPasswordFilter().catch((error: unknown) => {
  const { code } = error as NodeJS.ErrnoException;
  const why =
    error instanceof CorpusError ? error.message : `The filter couldn't be made (${code ?? error}).`;
  process.stderr.write(`${why}\n`);
  process.exitCode = 1;
});
