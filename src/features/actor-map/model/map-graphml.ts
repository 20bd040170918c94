import type { StoredActor } from './actor';
import { escapeXml } from '#shared/output/escape-xml';
import type { StoredRelation } from './relation';
import { relationVerb } from './sentence-print';

/** The map for network tools (Gephi, yEd, NetworkX): GraphML 1.0, actors with their fields, directed links with their verb. */
export function graphMlText(actors: readonly StoredActor[], relations: readonly StoredRelation[]): string {
  const keys = ['name', 'kind', 'college', 'territory'].map((key) => `<key id="${key}" for="node" attr.name="${key}" attr.type="string"/>`);
  const edgeKeys = ['verb', 'type', 'note'].map((key) => `<key id="${key}" for="edge" attr.name="${key}" attr.type="string"/>`);
  const known = new Set(actors.map((actor) => actor.id));
  const nodes = actors.map(
    (actor) =>
      `<node id="${actor.id}">${data('name', actor.name)}${data('kind', actor.kind)}${data('college', actor.college)}${data('territory', actor.territory)}</node>`,
  );
  const edges = relations
    .filter((relation) => known.has(relation.from) && known.has(relation.to))
    .map(
      (relation) =>
        `<edge source="${relation.from}" target="${relation.to}">${data('verb', relationVerb(relation))}${data('type', relation.type)}${data('note', relation.note)}</edge>`,
    );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n${[...keys, ...edgeKeys].join('\n')}\n<graph edgedefault="directed">\n${[...nodes, ...edges].join('\n')}\n</graph>\n</graphml>\n`;
}

function data(key: string, value: string): string {
  return value === '' ? '' : `<data key="${key}">${escapeXml(value)}</data>`;
}
