/** What we use of nspell, which brings no types; those that others publish for it bring Node's along. */
declare module 'nspell' {
  interface Words {
    correct(word: string): boolean;
    suggest(word: string): string[];
  }
  export default function nspell(aff: string, dic: string): Words;
}
