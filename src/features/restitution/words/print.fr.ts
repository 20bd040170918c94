/** The words that a document takes round what the features say, in French. */
export const fr = {
  made: 'Fait le {date}. {audience, select, public {Peut être lu par tout le monde.} other {Pour celles et ceux qui participent. Ne pas diffuser plus loin.}}',
  contents: 'Ce que vous trouverez ici',
  footer:
    'Écrit avec Faire Avec. La méthode peut être reprise ailleurs ; les témoignages appartiennent à celles et ceux qui les ont donnés.',
  formats: { pdf: 'PDF à imprimer', html: 'Page web (un seul fichier)', markdown: 'Texte Markdown' },
} as const;
