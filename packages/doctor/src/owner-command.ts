import { openOwner } from './owner.ts';
import { runDoctor } from './run-doctor.ts';

await runDoctor('database', openOwner);
