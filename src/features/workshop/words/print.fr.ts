/** What workshops add, when they leave, to what people brought; in French. */
export const fr = {
  title: 'Les ateliers',
  step: '{minutes, plural, =0 {Temps {number}} other {Temps {number} (# min)}}',
  noQuestion: 'Question à écrire',
  brought:
    '{count, plural, =0 {Rien n’a été donné au groupe.} one {# contribution donnée au groupe.} other {# contributions données au groupe.}}',
  kinds: {
    lived: 'Vécu',
    difficulty: 'Difficulté',
    strength: 'Point d’appui',
    solution: 'Solution',
    question: 'Question',
    disagreement: 'Désaccord',
    newer: 'D’une version plus récente',
  },
  ofKind: '{kind} ({count})',
  counts: 'Ce qui a été apporté',
  columns: { kind: 'Nature', count: 'Combien', colleges: 'De qui' },
  college: '{college} : {count}',
  noCollege: 'collège non dit',
  spoken: '« {words} »',
  onlyFiles: 'Une photo ou un enregistrement, sans mots.',
  losses: {
    words:
      '{count, plural, one {Les mots d’une contribution restent ici : ils ont été donnés à celles et ceux qui participent.} other {Les mots de # contributions restent ici : ils ont été donnés à celles et ceux qui participent.}}',
    files: '{count, plural, one {Une photo ou un son d’atelier reste ici.} other {# photos ou sons d’atelier restent ici.}}',
  },
} as const;
