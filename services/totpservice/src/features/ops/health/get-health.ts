/** The process is alive and its event loop turns. */
export function getHealth(): { status: 'ok' } {
  return { status: 'ok' };
}
