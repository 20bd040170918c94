/** What the diagnostic and its sources add, when they leave, to what people wrote; in French. */
export const fr = {
  title: 'Diagnostic partagé',
  parts: { stakes: 'L’enjeu', findings: 'Ce que nous constatons', testimonies: 'Témoignages et chiffres', leads: 'Pistes' },
  shared: 'Partagé : tous les collèges ont validé cette partie.',
  andThose: '{before} ; {next}',
  ways: {
    together: 'ensemble, à voix haute',
    spokesperson: 'par quelqu’un qui parle pour le collège',
    written: 'par écrit',
    newer: 'd’une façon venue d’une version plus récente',
  },
  notedBy: 'noté par {name}',
  validatedBy: 'Validé par : {names}.',
  reopened: 'Le texte a changé depuis l’accord de : {names}. À redire.',
  notYet: 'Pas encore validé par : {names}.',
  nobody: 'Aucun collège n’a encore validé cette partie.',
  remarks: 'Ce qui reste à discuter',
  noSource: 'source à préciser',
  besideFigures: 'Chiffres qui ne sont pas dans le texte',
  among: '{n, plural, =0 {sur 0 réponse} one {sur # réponse} other {sur # réponses}}',
  spoken: '« {words} »',
  under: 'sous « {heading} »',
  scope: {
    table: 'accord : la table',
    workspace: 'accord : toute la démarche',
    public: 'accord : tout le monde',
    research: 'accord : la recherche',
    newer: 'accord : d’une version plus récente',
  },
  seeMap: 'Voir la carte des acteurs',
  sources: 'Les sources',
  gone: '{what, select, actor {« {name} », nommé dans « {chapter} », n’est plus sur la carte. Son nom reste dans le texte.} figure {Le chiffre « {name} », dans « {chapter} », a été retiré de la démarche. Ses mots restent dans le texte.} testimony {Un témoignage cité dans « {chapter} » a été retiré. Il n’y est pas.} citation {Une citation de « {chapter} » : sa source a été retirée. La citation n’y est pas.} other {Un élément de « {chapter} » a été retiré, ou vient d’une version plus récente. Il n’y est pas.}}',
  losses: {
    'empty-chapter':
      '{count, plural, one {Un sujet du diagnostic n’a pas encore de texte : il n’y est pas.} other {# sujets du diagnostic n’ont pas encore de texte : ils n’y sont pas.}}',
    'testimony-withheld':
      '{count, plural, one {Un témoignage reste ici : son accord ne va pas si loin.} other {# témoignages restent ici : leur accord ne va pas si loin.}}',
    'citation-withheld':
      '{count, plural, one {Une citation reste ici : l’accord de sa source ne va pas si loin.} other {# citations restent ici : l’accord de leurs sources ne va pas si loin.}}',
    'source-withheld':
      '{count, plural, one {Une source reste ici : l’accord de la personne ne va pas si loin.} other {# sources restent ici : l’accord des personnes ne va pas si loin.}}',
    'remark-withheld':
      '{count, plural, one {Une remarque reste ici : elle est pour celles et ceux qui participent.} other {# remarques restent ici : elles sont pour celles et ceux qui participent.}}',
    'noter-withheld':
      '{count, plural, one {Le nom de qui a noté un accord reste ici : il est pour celles et ceux qui participent.} other {Les noms de qui a noté # accords restent ici : ils sont pour celles et ceux qui participent.}}',
    'unknown-block':
      '{count, plural, one {Une mise en forme n’est pas connue : ses mots y sont.} other {# mises en forme ne sont pas connues : leurs mots y sont.}}',
    'picture-missing': '{count, plural, one {Une image n’a pas pu être lue.} other {# images n’ont pas pu être lues.}}',
  },
} as const;
