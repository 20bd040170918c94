import { classNames } from '#client/kit/class-names';
import { DOOR_REACH, type LaidPath, type PathLook } from '../../model/drawing/laid-path';
import type { SceneLabel } from '../../model/drawing/scene';
import styles from './laid-over.module.css';

/** The line of a parcours d'accès from door to door; drawn under the actors, so that it runs over no name. */
export function PathLine({ path }: { readonly path: LaidPath }) {
  return (
    <g className={classNames(styles.path, styles[path.look])} pointerEvents="none">
      <Band look={path.look} d={path.line} />
    </g>
  );
}

/** What stands over the actors: the number of each door, and the name of the path on a tab. */
export function PathMarks({ path }: { readonly path: LaidPath }) {
  const { look, doors, tab } = path;
  return (
    <g className={classNames(styles.path, styles[look])} data-path={look} pointerEvents="none">
      {doors.map((door) => (
        <g key={door.number} transform={`translate(${door.x} ${door.y})`}>
          {door.outcome === 'answered' ? <Marker look={look} reach={DOOR_REACH + 5} className={styles.halo} /> : null}
          <Marker look={look} reach={DOOR_REACH} className={styles.marker} />
          <text y={5}>{door.number}</text>
        </g>
      ))}
      {tab ? <Tab look={look} tab={tab} /> : null}
    </g>
  );
}

/** A piece of the line of a path with one of its markers, as a legend shows it. */
export function PathSample({ look }: { readonly look: PathLook }) {
  return (
    <svg className={classNames(styles.path, styles[look], styles.sample)} viewBox="0 0 44 24" aria-hidden="true">
      <Band look={look} d="M2 12H42" />
      <g transform="translate(22 12)">
        <Marker look={look} reach={8} className={styles.marker} />
      </g>
    </svg>
  );
}

/** The name of the path: a tab with round ends, or one with two edges. */
function Tab({ look, tab: { x, y, w, h, text } }: { readonly look: PathLook; readonly tab: SceneLabel }) {
  return (
    <g className={styles.tab} transform={`translate(${x} ${y})`}>
      <rect x={-w / 2} y={-h / 2} width={w} height={h} rx={look === 'first' ? h / 2 : 2} />
      {look === 'second' ? <rect x={4 - w / 2} y={4 - h / 2} width={w - 8} height={h - 8} /> : null}
      <text y={5}>{text}</text>
    </g>
  );
}

/** One thick line, or two: seen without any colour. */
function Band({ look, d }: { readonly look: PathLook; readonly d: string }) {
  return (
    <>
      <path className={styles.edge} d={d} />
      <path className={styles.band} d={d} />
      {look === 'second' ? <path className={styles.furrow} d={d} /> : null}
    </>
  );
}

/** A disc, or a square. */
function Marker({ look, reach, className }: { readonly look: PathLook; readonly reach: number; readonly className: string | undefined }) {
  if (look === 'first') return <circle className={className} r={reach} />;
  return <rect className={className} x={-reach} y={-reach} width={reach * 2} height={reach * 2} rx={2} />;
}
