/** A word that somebody typed. Each of its letters stands in no other word, so that what became of it can be read from its letters. */
interface TypedWord {
  readonly name: string;
  readonly letters: string;
  /** Who typed it. */
  readonly author: string;
}

/** Somebody took a letter away: who, and which letters they saw then. */
export interface Deletion {
  readonly letter: string;
  readonly by: string;
  readonly saw: ReadonlySet<string>;
}

/** What became of words: those of which letters are gone, that do not stand whole, or of which letters stand more than once. */
interface WordFaults {
  readonly lost: readonly TypedWord[];
  readonly torn: readonly TypedWord[];
  readonly doubled: readonly TypedWord[];
}

/** Hangul has 11,172 letters, each one code unit. */
const [FIRST_LETTER, LETTERS] = [0xac00, 11_172];

/** The words of one schedule, each made of letters of its own. */
export class TypedWords {
  readonly #words: TypedWord[] = [];
  #next = 0;

  /** A new word, of three letters or more. */
  make(author: string): string {
    const name = `w${this.#words.length + 1}z`;
    if (this.#next + name.length > LETTERS) throw new RangeError('no letters are left for another word');
    const letters = Array.from(name, () => String.fromCharCode(FIRST_LETTER + this.#next++)).join('');
    this.#words.push({ name, letters, author });
    return letters;
  }

  get count(): number {
    return this.#words.length;
  }

  /** Who typed a letter; undefined for what is no letter of a word. */
  authorOf(letter: string): string | undefined {
    return this.#words.find(({ letters }) => letters.includes(letter))?.author;
  }

  /** The letters of words in a text. */
  lettersOf(text: string): Set<string> {
    return new Set(text.match(/[가-힣]/gu));
  }

  /** Whether every word that `run` has letters of stands in `text` as far as it was `typed`. */
  standWhole(run: string, text: string, typed: ReadonlySet<string>): boolean {
    const letters = this.lettersOf(run);
    const of = this.#words.filter((word) => [...word.letters].some((letter) => letters.has(letter)));
    const begun = of.map((word) => [...word.letters].filter((letter) => typed.has(letter)).join(''));
    return begun.length > 0 && begun.every((word) => text.includes(word));
  }

  /** A text with the names of words in the place of their letters; the part that stands there, where a word is not whole. */
  readable(text: string): string {
    return this.#words.reduce((read, { name, letters }) => {
      const whole = read.replaceAll(letters, name);
      return [...letters].reduce((rest, letter, index) => rest.replaceAll(letter, `${name}.${index + 1}`), whole);
    }, text);
  }

  /**
   * What became of the words in `text`: each stands whole, or was deleted by somebody who saw the whole of it. Who saw only its
   * beginning may make all of it go, and leaves no stump. A letter that is gone was deleted, or is `kept` in a journal.
   */
  judge(
    text: string,
    { typed, deletions, kept }: { typed: ReadonlySet<string>; deletions: readonly Deletion[]; kept: ReadonlySet<string> },
  ): WordFaults {
    const times = new Map<string, number>();
    for (const letter of text) times.set(letter, (times.get(letter) ?? 0) + 1);
    const deleted = new Set(deletions.map(({ letter }) => letter));
    const known = this.#words.map((word) => ({ word, letters: [...word.letters].filter((letter) => typed.has(letter)) }));
    const isGone = (letter: string) => !times.has(letter);
    const isMeant = (word: TypedWord, letters: readonly string[]) =>
      deletions.some(({ letter, by, saw }) => letters.includes(letter) && (by === word.author || letters.every((one) => saw.has(one))));
    const lost = known.filter(({ letters }) => letters.some((letter) => isGone(letter) && !deleted.has(letter) && !kept.has(letter)));
    const torn = known.filter(({ word, letters }) => !letters.every(isGone) && !text.includes(letters.join('')) && !isMeant(word, letters));
    const doubled = known.filter(({ letters }) => letters.some((letter) => (times.get(letter) ?? 0) > 1));
    const wordsOf = (found: typeof known) => found.map(({ word }) => word);
    return { lost: wordsOf(lost), torn: wordsOf(torn), doubled: wordsOf(doubled) };
  }
}
