/** What a method file and a restitution say of the method, in French; `untitled` stands for a title that had to be taken out. */
export const fr = {
  untitled: 'Sans titre',
  rules: { title: 'Nos règles', agreed: 'Décidées ensemble le {date}.', open: 'Le groupe ne les a pas encore décidées.' },
};
