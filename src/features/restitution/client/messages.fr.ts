export const fr = {
  title: 'Restitution',
  intro: 'Rendre à chacun ce que le groupe a écrit : à lire, à imprimer, à emporter.',
  options: {
    audience: 'Pour qui ?',
    workspace: 'Celles et ceux qui participent',
    workspaceHelp: 'Les paroles données à toute la démarche y sont.',
    public: 'Tout le monde',
    publicHelp: 'Seules les paroles dont l’accord va jusque-là y sont.',
    parts: 'Ce qu’elle contient',
    diagnostic: 'Le diagnostic',
    map: 'La carte des acteurs',
    plan: 'Le calendrier',
    experiments: 'Les expérimentations',
    commitments: 'Les engagements',
    sources: 'Les sources',
  },
  make: {
    title: 'L’emporter',
    pdf: 'PDF à imprimer',
    html: 'Page web (un seul fichier)',
    markdown: 'Texte Markdown',
    reading: 'Je lis la démarche…',
    drawing: 'Je mets en page…',
    printing: 'J’imprime en PDF…',
    done: 'Le fichier « {name} » est enregistré.',
    noPdf: 'Cet ordinateur ne sait pas faire de PDF tout seul.',
    noPdfHelp: 'Imprimez l’aperçu depuis le navigateur, ou enregistrez la page web et imprimez-la ailleurs.',
    print: 'Imprimer l’aperçu',
  },
  preview: {
    title: 'Aperçu',
    label: 'Aperçu de la restitution',
    reading: 'Je prépare l’aperçu…',
    refresh: 'Mettre à jour l’aperçu',
    empty: 'Il n’y a encore rien à restituer',
    emptyHelp: 'Écrivez dans le diagnostic, dessinez la carte ou préparez un essai : la restitution se compose toute seule.',
  },
  losses: {
    title: 'Ce qui n’y est pas',
    none: 'Tout y est.',
    'testimony-withheld':
      '{count, plural, one {Un témoignage reste ici : son accord ne va pas si loin.} other {# témoignages restent ici : leur accord ne va pas si loin.}}',
    'source-withheld':
      '{count, plural, one {Une source reste ici : l’accord de la personne ne va pas si loin.} other {# sources restent ici : l’accord des personnes ne va pas si loin.}}',
    'missing-embed':
      '{count, plural, one {Un élément cité dans le texte n’existe plus.} other {# éléments cités dans le texte n’existent plus.}}',
    'unknown-block':
      '{count, plural, one {Une mise en forme n’est pas connue : ses mots y sont.} other {# mises en forme ne sont pas connues : leurs mots y sont.}}',
    'picture-missing': '{count, plural, one {Une image n’a pas pu être lue.} other {# images n’ont pas pu être lues.}}',
  },
} as const;
