import { expect, test } from 'vitest';
import { createAttachments } from '#host/documents/attachments';
import { createMemoryDocumentStore } from '#host/storage/memory-document-store';

const photo = new Uint8Array([1, 2, 3]);

test('what another computer calls by the name of a file is kept only when it is that file', async () => {
  const store = createMemoryDocumentStore();
  const hash = await createMemoryDocumentStore().putAttachment(photo, 'image/png');
  const attachments = createAttachments(store);
  attachments.addSource(async () => ({ bytes: new Uint8Array([9]), mediaType: 'image/png' }));
  expect(await attachments.get(hash)).toBeUndefined();
  attachments.addSource(async () => ({ bytes: photo, mediaType: 'image/png' }));
  expect((await attachments.get(hash))?.bytes).toEqual(photo);
  expect((await store.attachment(hash))?.bytes).toEqual(photo);
});

test('several windows that show one photo have it fetched once, and a table that fails stops nobody', async () => {
  const hash = await createMemoryDocumentStore().putAttachment(photo, 'image/png');
  const attachments = createAttachments(createMemoryDocumentStore());
  let asked = 0;
  attachments.addSource(() => Promise.reject(new Error('away')));
  attachments.addSource(async () => {
    asked++;
    return { bytes: photo, mediaType: 'image/png' };
  });
  const all = await Promise.all(Array.from({ length: 5 }, () => attachments.get(hash)));
  expect(all.map((one) => one?.bytes)).toEqual(Array.from({ length: 5 }, () => photo));
  expect(asked).toBe(1);
});
