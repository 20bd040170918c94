import { encode } from 'uqr';
import styles from './qr-code.module.css';

interface QrCodeProps {
  /** What a phone reads. */
  readonly text: string;
  /** What it is for, said to who does not see it. */
  readonly label: string;
}

/** A QR code in black on white in every theme, as large as the room it is given. */
export function QrCode({ text, label }: QrCodeProps) {
  const { size, data } = encode(text, { ecc: 'M', border: 4 });
  const path = data.map((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')).join('')).join('');
  return (
    <svg className={styles.code} viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <title>{label}</title>
      <rect width={size} height={size} className={styles.paper} />
      <path d={path} className={styles.ink} />
    </svg>
  );
}
