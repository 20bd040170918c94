import type { Unsubscribe } from '#shared/lifecycle';
import type { Listening } from './listening';
import type { Mesh } from './mesh';
import { linkedTables, type SharingParts } from './sharing-parts';

/** By what a computer takes part in a shared démarche, whether it shares or joined: it listens, and it links. */
export interface TakingPart {
  readonly listening: Listening;
  readonly mesh: Mesh;
  stopLooking: Unsubscribe;
}

/** Links with every table of the record, and calls those that announce themselves. */
export function takePart(parts: SharingParts, part: TakingPart): void {
  const { discovery } = parts.context;
  part.stopLooking();
  part.stopLooking = discovery.onChange(() => {
    const linked = linkedTables(parts);
    for (const { table } of discovery.nearby()) if (!linked.includes(table)) part.mesh.hurry(table);
  });
  part.mesh.refresh();
}

/** Ends every link, and listens no more; what is kept on disk stays. */
export async function stopTakingPart(parts: SharingParts, part: TakingPart): Promise<void> {
  part.stopLooking();
  part.stopLooking = () => {};
  part.mesh.close();
  await part.listening.close();
  parts.door?.close();
  parts.door = undefined;
}
