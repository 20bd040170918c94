import type { RelationType } from './relation';

/** How a link is said in English, after one actor and after several. */
export const ENGLISH_VERBS: Readonly<Record<RelationType, { readonly one: string; readonly many: string }>> = {
  orients: { one: 'refers to', many: 'refer to' },
  funds: { one: 'funds', many: 'fund' },
  hosts: { one: 'welcomes', many: 'welcome' },
  informs: { one: 'informs', many: 'inform' },
  'works-with': { one: 'works with', many: 'work with' },
  supports: { one: 'supports', many: 'support' },
  'decides-for': { one: 'decides for', many: 'decide for' },
  mandates: { one: 'mandates', many: 'mandate' },
  trains: { one: 'trains', many: 'train' },
  lends: { one: 'lends a place to', many: 'lend a place to' },
  asks: { one: 'asks', many: 'ask' },
  'reports-to': { one: 'reports to', many: 'report to' },
  'depends-on': { one: 'depends on', many: 'depend on' },
  represents: { one: 'represents', many: 'represent' },
  blocks: { one: 'blocks', many: 'block' },
  linked: { one: 'is linked with', many: 'are linked with' },
};
