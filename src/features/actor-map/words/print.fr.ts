/** What the map of actors adds, when it leaves, to what people wrote; in French. Its sentences are `model/sentence-print`. */
export const fr = {
  title: 'La carte des acteurs',
  alt: 'Carte de {actors, plural, one {# acteur} other {# acteurs}} et {links, plural, one {# lien} other {# liens}}. Les mêmes liens sont écrits en phrases ci-dessous.',
  sentences: 'La carte en phrases',
  alone: 'Sans lien pour l’instant : {names}.',
  circles: {
    title: 'Les cercles',
    inside: 'Dans le cercle',
    period: 'Quand',
    members: 'Membres',
    roles: 'Rôles',
    vacant: 'à pourvoir',
    held: 'tenu par {holder}',
    kept: 'tenu',
    events: 'Décisions et livrables',
    eventKinds: {
      newer: 'D’une version plus récente',
      opened: 'Ouverture',
      closed: 'Fermeture',
      decision: 'Décision',
      deliverable: 'Livrable',
    },
    event: '{kind} : {text}',
  },
  paths: {
    title: 'Les parcours d’accès',
    intro: 'Les portes poussées avant la bonne.',
    need: 'Le besoin',
    toldBy: 'Raconté par',
    doors: '{count, plural, =0 {Aucune porte avant la bonne} one {# porte avant la bonne} other {# portes avant la bonne}}',
    doorsNone:
      '{count, plural, =0 {Aucune porte poussée} one {# porte poussée, pas encore la bonne} other {# portes poussées, pas encore la bonne}}',
    outcomes: {
      newer: 'd’une version plus récente',
      'sent-on': 'envoyé ailleurs',
      refused: 'refusé',
      'no-answer': 'sans réponse',
      answered: 'la bonne porte',
    },
  },
  blindSpots: 'Les angles morts : des besoins auxquels personne ne répond',
  saidBy: 'dit par {who}',
  wordsWithheld:
    '{count, plural, one {Un parcours d’accès est là sans les mots de qui l’a raconté : ils sont pour celles et ceux qui participent.} other {# parcours d’accès sont là sans les mots de qui les a racontés : ils sont pour celles et ceux qui participent.}}',
} as const;
