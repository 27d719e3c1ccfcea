import { useMemo } from 'react';
import { qrPath } from './qr-path.ts';

/** A QR code drawn in the browser: black on white, in dark mode too. */
export function QrCode({ content, label }: { content: string; label: string }) {
  const { size, path } = useMemo(() => qrPath(content), [content]);
  return (
    <svg
      className="qr-code"
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      role="img"
      aria-label={label}
    >
      <path className="qr-light" d={`M0 0h${size}v${size}H0z`} />
      <path className="qr-dark" d={path} />
    </svg>
  );
}
