export { endWithUs } from './end-with-us.ts';
export { freePort } from './free-port.ts';
export { lockFolder } from './lock-folder.ts';
export { askPs, processFields, processStart } from './process-start.ts';
export { StartError, withFolder } from './start-error.ts';
export { waitUntil } from './wait-until.ts';
