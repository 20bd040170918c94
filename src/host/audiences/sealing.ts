import { Origin } from '#document/origin';
import { publishKey, removeSealed, sealedOf, sealValue, writeSeal } from '#document/sealed';
import type { DocumentStore } from '#host/storage/document-store';
import type { DocumentId, RecordId } from '#shared/ids';
import type { DocumentHub } from '#host/documents/document-hub';

/** What is sealed at this computer: the keys are in its store, and in no document before they are published. */
export interface Sealing {
  /**
   * Writes a value sealed into `target`; resolves once it and its key are on the disk. Throws `too-large` for one that needs
   * more than `room` bytes, and `newer-version` for a document that this app may not write.
   */
  seal(target: DocumentId, sealed: { readonly subject: string; readonly value: unknown; readonly room: number }): Promise<RecordId>;
  /**
   * Publishes the keys of what this computer sealed about a subject; resolves to how many of its values can be read now.
   * Twice is as good as once, and mends what somebody wrote in their place. Who may reveal, and when, is for the caller to know.
   */
  reveal(target: DocumentId, subject: string): Promise<number>;
  /** Takes back what this computer sealed, and destroys its key: no copy can be opened any more, but for one beside a backup of this computer that holds the key. False for another's. */
  takeBack(target: DocumentId, id: RecordId): Promise<boolean>;
}

/** The host's hand: nobody's gesture, so nobody's to undo. */
const SEALING = new Origin('host', 'sealing');

/** The sealing of one démarche. */
export function createSealing({ hub, store }: { readonly hub: DocumentHub; readonly store: DocumentStore }): Sealing {
  const keyOf = async (id: RecordId) => {
    const kept = await store.setting(settingOf(id));
    return kept ? new Uint8Array(Buffer.from(kept, 'base64')) : undefined;
  };
  const keep = (id: RecordId, key: string) => store.writeSetting(settingOf(id), key);
  return {
    async seal(target, sealed) {
      const seal = sealValue(sealed);
      // The key first: what is sealed under a lost one is lost.
      await keep(seal.id, Buffer.from(seal.key).toString('base64'));
      await hub.using(target, (live) => live.edit(SEALING, (doc) => writeSeal(doc, seal)));
      return seal.id;
    },
    reveal: (target, subject) =>
      hub.using(target, async (live) => {
        const ids = sealedOf(live.doc, subject).map(({ id }) => id);
        const keys = await Promise.all(ids.map(async (id) => ({ id, key: await keyOf(id) })));
        let published = 0;
        await live.edit(SEALING, (doc) => {
          published = keys.filter(({ id, key }) => key && publishKey(doc, id, key)).length;
        });
        return published;
      }),
    takeBack: (target, id) =>
      hub.using(target, async (live) => {
        if (!(await keyOf(id))) return false;
        await keep(id, '');
        await live.edit(SEALING, (doc) => removeSealed(doc, [id]));
        return true;
      }),
  };
}

function settingOf(id: RecordId): string {
  return `sealed-key:${id}`;
}
