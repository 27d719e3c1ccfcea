// A launcher for the tests to kill: starts a server on the folder given, says so, and waits.
import { startEmbeddedPostgres } from './index.ts';

await startEmbeddedPostgres({ dataDir: process.argv[2] ?? '' });
process.stdout.write('started\n');
