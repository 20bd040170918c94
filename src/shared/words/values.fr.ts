/** What stands round a date or a number when it is open, vague or unknown; `{value}` is the date or the number. In French. */
export const fr = {
  seasons: { spring: 'printemps', summer: 'été', autumn: 'automne', winter: 'hiver' },
  from: 'dès {value}',
  until: 'jusqu’à {value}',
  atLeast: '{value} au moins',
  openEnd: 'sans fin prévue',
  notSaid: 'à préciser',
  unknown: 'inconnu',
  notCommunicated: 'non communiqué',
};
