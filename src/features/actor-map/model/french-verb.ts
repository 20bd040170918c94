import type { RelationType } from './relation';

/** How a type of link is said in French. `aliases` are read and never printed. */
interface FrenchVerb {
  readonly type: RelationType;
  /** Third person singular, with its preposition: « oriente vers », « rend compte à ». */
  readonly singular: string;
  readonly plural: string;
  readonly aliases: readonly string[];
}

/** The verbs of the map, in the order the forms propose them. */
export const FRENCH_VERBS: readonly FrenchVerb[] = [
  verb(
    'orients',
    'oriente vers',
    'orientent vers',
    'envoie vers',
    'envoient vers',
    'oriente chez',
    'renvoie vers',
    'renvoient vers',
    'dirige vers',
  ),
  verb('funds', 'finance', 'financent', 'subventionne', 'subventionnent', 'paie', 'paient', 'paye'),
  verb('hosts', 'accueille', 'accueillent', 'héberge', 'hébergent', 'reçoit', 'reçoivent'),
  verb('informs', 'informe', 'informent', 'prévient', 'préviennent', 'renseigne', 'renseignent'),
  verb(
    'works-with',
    'travaille avec',
    'travaillent avec',
    'coopère avec',
    'coopèrent avec',
    'collabore avec',
    'collaborent avec',
    'agit avec',
  ),
  verb('supports', 'soutient', 'soutiennent', 'aide', 'aident', 'accompagne', 'accompagnent', 'appuie', 'appuient'),
  verb('decides-for', 'décide pour', 'décident pour'),
  verb('mandates', 'mandate', 'mandatent', 'confie une mission à', 'confient une mission à'),
  verb('trains', 'forme', 'forment'),
  verb('lends', 'prête un lieu à', 'prêtent un lieu à', 'prête une salle à', 'prêtent une salle à', 'prête sa salle à'),
  verb('asks', 'demande à', 'demandent à', 'sollicite', 'sollicitent'),
  verb('reports-to', 'rend compte à', 'rendent compte à'),
  verb('depends-on', 'dépend de', 'dépendent de'),
  verb('represents', 'représente', 'représentent'),
  verb('blocks', 'bloque', 'bloquent', 'freine', 'freinent', 'empêche', 'empêchent'),
  verb('linked', 'est en lien avec', 'sont en lien avec', 'connaît', 'connaissent', 'est lié à', 'est liée à', 'sont liés à'),
];

const BY_TYPE = new Map(FRENCH_VERBS.map((entry) => [entry.type, entry]));

/** The French verb of a type. */
export function frenchVerb(type: RelationType): FrenchVerb {
  const known = BY_TYPE.get(type);
  if (!known) throw new Error(`no French verb for ${type}`);
  return known;
}

/** Types whose link has no direction: an arrow at both ends. */
export const MUTUAL_TYPES: ReadonlySet<RelationType> = new Set(['works-with', 'linked']);

function verb(type: RelationType, singular: string, plural: string, ...aliases: string[]): FrenchVerb {
  return { type, singular, plural, aliases };
}
