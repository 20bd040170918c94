import { MOST_GUEST_FILE_BYTES } from '#bridge/guest-contract';
import { drawn, element, type Part } from '#client/light/element';
import { GESTURE_DRAWINGS } from '#client/light/gesture-drawings';
import { type LightFile, lightPhoto, lightRecording } from '#client/light/light-file';
import type { RecordId } from '#shared/ids';
import { toAppError } from '#shared/app-error';
import { contributionsOf } from '../../model/step-section';
import type { GuestStep } from './guest-step';

interface FilesPart extends Part {
  /** Begins anew, for the next contribution. */
  begin(): void;
}

/**
 * « Photo » and « Parler », by the phone's own camera and recorder. A photo is made light before it leaves; what did not
 * arrive stays in this page, to be tried again. `ensure` gives the contribution it goes with.
 */
export function filesPart(step: GuestStep, ensure: () => RecordId): FilesPart {
  const { words, readOnly } = step;
  const list = element('ul', { class: 'files', 'aria-live': 'polite' });
  const take = (file: File) => sendFile(step, ensure, list, file);
  const photo = picker({ label: words('photo'), drawing: GESTURE_DRAWINGS.camera, accept: 'image/*', capture: 'environment', take });
  const sound = picker({ label: words('speak'), drawing: GESTURE_DRAWINGS.microphone, accept: 'audio/*', capture: 'user', take });
  const row = element('div', { class: 'row' }, photo, sound);
  const follow = () => row.toggleAttribute('hidden', readOnly.get());
  follow();
  const stop = readOnly.subscribe(follow);
  return { root: element('div', { class: 'block' }, row, list), begin: () => list.replaceChildren(), close: stop };
}

function picker(options: {
  label: string;
  drawing: Parameters<typeof drawn>[0];
  accept: string;
  capture: string;
  take(file: File): void;
}): HTMLElement {
  const input = element('input', { type: 'file', class: 'visually-hidden', accept: options.accept, capture: options.capture });
  input.addEventListener('change', () => {
    const file = input.files?.[0];
    if (file) options.take(file);
    input.value = ''; // The same photo may be taken again after it failed.
  });
  return element('label', { class: 'button pick' }, drawn(options.drawing), element('span', {}, options.label), input);
}

/** One file on its way, told in words; it stays until it arrived or was left. */
function sendFile(step: GuestStep, ensure: () => RecordId, list: HTMLElement, file: File): void {
  const { words } = step;
  const says = element('span', {});
  const retry = element('button', { type: 'button', class: 'button small' }, words('file.retry'));
  const drop = element('button', { type: 'button', class: 'button small' }, words('file.drop'));
  const line = element('li', { class: 'file' }, says);
  let ready: LightFile | undefined;
  const attempt = async () => {
    retry.remove();
    drop.remove();
    try {
      says.textContent = words(file.type.startsWith('image/') ? 'file.preparing' : 'file.sending');
      ready ??= await readFile(file);
      says.textContent = words('file.sending');
      const hash = await step.attach(ready.mediaType, ready.bytes);
      addFile(step, ensure(), { hash, mediaType: ready.mediaType });
      says.textContent = words('file.kept');
      line.prepend(drawn(GESTURE_DRAWINGS.check));
    } catch (error) {
      const { code } = toAppError(error);
      says.textContent = words(`file.${code === 'too-large' ? 'tooLarge' : code === 'unreadable-image' ? 'unreadable' : 'failed'}`);
      line.append(...(code === 'too-large' || code === 'unreadable-image' ? [drop] : [retry, drop]));
    }
  };
  retry.addEventListener('click', attempt);
  drop.addEventListener('click', () => line.remove());
  list.append(line);
  void attempt();
}

async function readFile(file: File): Promise<LightFile> {
  if (file.type.startsWith('image/')) return lightPhoto(file, MOST_GUEST_FILE_BYTES);
  return lightRecording(file, MOST_GUEST_FILE_BYTES);
}

function addFile({ doc }: GuestStep, id: RecordId, file: { hash: string; mediaType: string }): void {
  const records = contributionsOf(doc);
  const files = records.get(id)?.files ?? [];
  records.patch(id, { files: [...files.filter(({ hash }) => hash !== file.hash), file] });
}
