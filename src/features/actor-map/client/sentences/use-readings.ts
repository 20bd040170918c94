import { useMemo } from 'react';
import { readSentences, type SentenceReading } from '../../model/sentence-read';
import type { LiveMap } from '../use-live-map';

interface Readings {
  readonly list: readonly SentenceReading[];
  readonly unread: readonly Extract<SentenceReading, { kind: 'unread' }>[];
  readonly linkCount: number;
}

/** What a text says, against the map as it is now. */
export function useReadings({ actors, relations }: Pick<LiveMap, 'actors' | 'relations'>, text: string): Readings {
  return useMemo(() => {
    const list = text.trim() === '' ? [] : readSentences(text, { actors, labels: relations.flatMap((relation) => relation.label ?? []) });
    const unread = list.filter((reading) => reading.kind === 'unread');
    const linkCount = list.reduce((sum, reading) => sum + (reading.kind === 'links' ? reading.links.length : 0), 0);
    return { list, unread, linkCount };
  }, [actors, relations, text]);
}
