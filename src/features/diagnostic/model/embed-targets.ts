import type { RecordId } from '#shared/ids';
import { MAX_QUOTE_LENGTH } from './source-citation';
import { isSourceKept, type StoredSource } from './source';

/** What a text holds of something that it shows, as the editor's embeds know it. */
interface EmbedTarget {
  readonly kind: string;
  readonly ref: RecordId;
  readonly label: string;
}

/** A testimony in a text: none of its words, since the text goes to every table and they may not. */
export function testimonyEmbed(ref: RecordId): EmbedTarget {
  return { kind: 'testimony', ref, label: '' };
}

/** A source in a text, with the words cited; of one that stays at its table, neither words nor title. */
export function citationEmbed(source: StoredSource, quote = ''): EmbedTarget {
  return { kind: 'citation', ref: source.id, label: isSourceKept(source) ? '' : quote.slice(0, MAX_QUOTE_LENGTH) || source.title };
}
