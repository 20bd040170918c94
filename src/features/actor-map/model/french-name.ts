import { foldAccents } from '#shared/fold-accents';
import type { Actor, Article } from './actor';

/** An article in front of a name, in a sentence: « le CCAS », « l’Épicerie ». */
const LEADING_ARTICLE = /^(?:les|le|la|un|une|des)\s+|^l['’]\s*/iu;

/** Feminine first words that no ending gives away, and masculine ones that an ending would misjudge. */
const FEMININE = new Set(
  'caf cpam mdph ars adil msa cmu mairie commune ville caisse banque maison école eglise église paroisse ferme cantine crèche boutique salle place poste régie scop mjc ligue croix plateforme coopérative épicerie pharmacie clinique polyclinique police justice prison halte permanence ressourcerie recyclerie bibliothèque médiathèque ludothèque faculté chambre mutuelle fédération agence antenne équipe table haute directrice éducatrice assistante infirmière bénévole habitante voisine mère'.split(
    ' ',
  ),
);
const MASCULINE = new Set(
  'musée lycée collège comité centre groupe service collectif conseil espace organisme cercle théâtre gymnase siège magistère stade domicile domaine village squelette fleuve office territoire département logement quartier relais secours café foyer accueil atelier bureau club réseau syndicat jardin marché bus tribunal hôpital cinéma bar point pôle samu ccas cpas epci'.split(
    ' ',
  ),
);
/** Words that end in s or x and are not plural. */
const SINGULAR_S = new Set(
  'secours relais bus repas palais cours accès bras pays mois temps bois campus processus dispensaires'.split(' '),
);
const FEMININE_ENDING = /(?:tion|sion|aison|ité|té|ie|ette|ance|ence|ure|ise|esse|ille|elle|enne|ière|euse|rice|ade|ude|ale|ique|aine)$/u;
/** Names that are said without an article, whatever their first word. */
const PROPER = /^(?:france travail|pôle emploi|emmaüs|action logement)(?!\p{L})/iu;
/** Groups of people by a common noun, which has no capital inside a sentence. */
const COMMON = new Set(
  'habitants habitantes bénévoles élus élues voisins voisines familles professionnels professionnelles chercheurs chercheuses parents enfants jeunes aînés retraités étudiants salariés salariées associations commerçants locataires usagers travailleurs'.split(
    ' ',
  ),
);
/** An h that forbids the elision: « le hall », « la halte ». */
const ASPIRATED = /^(?:hall|halle|halte|handicap|hameau|hangar|haut|haute|hlm|hors|huit)/u;

/**
 * The article a name most likely takes. A rule of thumb (first word, its ending, capitals, initial
 * vowel); an actor's own `article` field corrects it.
 */
export function guessArticle(name: string): Article {
  const first = firstWord(name);
  if (first === '' || /^\d/u.test(first) || LEADING_ARTICLE.test(name)) return 'none';
  if (/^(?:m|mme|mlle|dr|saint|sainte)\.?$/iu.test(first) || PROPER.test(name)) return 'none';
  const word = first.toLowerCase();
  if (isPlural(first)) return 'les';
  if (elides(word)) return 'l’';
  return isFeminine(word) ? 'la' : 'le';
}

/** The article of an actor: the one a person set, or the guess. */
export function articleOf(actor: Pick<Actor, 'name' | 'article'>): Article {
  return actor.article ?? guessArticle(actor.name);
}

/** True when the verb takes the plural after this name. */
export function isPluralName(actor: Pick<Actor, 'name' | 'article'>): boolean {
  return articleOf(actor) === 'les' || /^les\s/iu.test(actor.name);
}

/** « le CCAS », « l’Épicerie solidaire », « les Voisins relais »; the name alone when it takes no article. */
export function withArticle(actor: string, article: Article): string {
  const name = insideSentence(actor);
  if (article === 'none') return name;
  return article === 'l’' ? `l’${name}` : `${article} ${name}`;
}

/** « Habitants » is « les habitants » in a sentence; a name that is somebody's own keeps its capital. */
function insideSentence(name: string): string {
  return COMMON.has(name.trim().toLowerCase()) ? name.toLowerCase() : name;
}

/** « vers » + « le CCAS », but « à » + « le » = « au » and « de » + « les » = « des ». `verb` may end in « à » or « de ». */
export function joinVerb(verb: string, actor: string, article: Article): string {
  const name = insideSentence(actor);
  const [, head, preposition] = /^(.*?)\s(à|de)$/u.exec(verb) ?? [];
  if (head === undefined || preposition === undefined) return `${verb} ${withArticle(name, article)}`;
  if (article === 'le') return `${head} ${preposition === 'à' ? 'au' : 'du'} ${name}`;
  if (article === 'les') return `${head} ${preposition === 'à' ? 'aux' : 'des'} ${name}`;
  if (article === 'none' && preposition === 'de' && elides(firstWord(name).toLowerCase())) return `${head} d’${name}`;
  return `${verb} ${withArticle(name, article)}`;
}

/** A name split from the article written in front of it. */
export function splitArticle(text: string): { readonly name: string; readonly article?: Article } {
  const match = LEADING_ARTICLE.exec(text);
  if (!match || match[0].length === text.length) return { name: text };
  const word = match[0].trim().toLowerCase().replace("'", '’');
  const name = text.slice(match[0].length);
  const article = (['le', 'la', 'les', 'l’'] as const).find((known) => known === word);
  return article === undefined ? { name } : { name, article };
}

/** Names compared as people mean them: without article, case, accents, quotation marks, hyphens or doubled spaces. */
export function foldName(name: string): string {
  return foldAccents(name.replace(/[«»“”"]/gu, ' '))
    .replace(/^(?:les|le|la|un|une|des)\s+(?=\S)|^l['’]\s*(?=\S)/u, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function firstWord(name: string): string {
  return /^[\p{L}\p{N}.]+/u.exec(name.trim())?.[0] ?? '';
}

function isPlural(first: string): boolean {
  const word = first.toLowerCase();
  // An acronym in capitals is not a plural: CCAS, RERS.
  return first !== first.toUpperCase() && /[sx]$/u.test(word) && !SINGULAR_S.has(word) && !/ss$|ics$/u.test(word);
}

function isFeminine(word: string): boolean {
  if (MASCULINE.has(word)) return false;
  return FEMININE.has(word) || FEMININE_ENDING.test(word);
}

function elides(word: string): boolean {
  return /^[aeiouyhàâäéèêëîïôöùûüœ]/u.test(word) && !ASPIRATED.test(word) && !/^(?:ya|ye|yo|ou[iï]|onz)/u.test(word);
}
