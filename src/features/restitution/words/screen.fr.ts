/** Words of the restitution's screen; what it prints is in `words/`. */
export const fr = {
  title: 'Restitution',
  intro: 'Rendre à chacun ce que le groupe a écrit : à lire, à imprimer, à emporter.',
  options: {
    audience: 'Pour qui ?',
    workspace: 'Celles et ceux qui participent',
    workspaceHelp: 'Les témoignages donnés à toute la démarche y sont.',
    public: 'Tout le monde',
    publicHelp: 'Seuls les témoignages dont l’accord va jusque-là y sont.',
    parts: 'Ce qu’elle contient',
  },
  make: {
    title: 'L’emporter',
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
    emptyHelp: 'Écrivez dans le diagnostic, dessinez la carte ou préparez une expérimentation : la restitution se compose toute seule.',
  },
  losses: {
    title: 'Ce qui n’y est pas',
    chosen: 'Vous l’avez laissé de côté : {sections}.',
    apart: 'La méthode, qui se transmet à part, et la liste des personnes, qui ne sort pas d’ici.',
  },
  // Other words by which « Chercher » finds what one does here.
  gestures: {
    pdf: 'imprimer exporter télécharger enregistrer papier document',
    html: 'exporter télécharger enregistrer site internet navigateur',
    markdown: 'exporter télécharger enregistrer texte word',
  },
  made: {
    pdf: 'Faire un PDF à imprimer',
    html: 'Faire une page web',
    markdown: 'Faire un texte Markdown',
  },
} as const;
