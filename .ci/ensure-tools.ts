import { findProgram, install, mayInstall } from './steps.ts';

/**
 * Programs made by others than us, with which the journeys read QR codes and make codes, and the alerts are tried; and the Debian packages they
 * are in.
 */
const TOOLS = { zbarimg: 'zbar-tools', oathtool: 'oathtool', promtool: 'prometheus', caddy: 'caddy' };

/** Installs what is missing where that can be done. Elsewhere the journeys take independent npm packages instead, and what needs promtool or Caddy is passed over. */
export function ensureTools(): void {
  const missing = Object.entries(TOOLS).filter(([program]) => !findProgram(program));
  if (missing.length > 0 && mayInstall()) install(missing.map(([, debianPackage]) => debianPackage));
}
