import { useSyncExternalStore } from 'react';

/**
 * True when this computer has a voice of its own for the language. A voice that sends the text to somebody's
 * server does not count: nothing leaves the room.
 */
export function useLocalVoice(language: string): boolean {
  return useSyncExternalStore(onVoices, () => localVoice(language) !== undefined);
}

/** A voice of this computer that speaks the language, or undefined. */
export function localVoice(language: string): SpeechSynthesisVoice | undefined {
  if (typeof speechSynthesis === 'undefined') return undefined;
  return speechSynthesis.getVoices().find((voice) => voice.localService && voice.lang.toLowerCase().startsWith(language));
}

function onVoices(changed: () => void): () => void {
  if (typeof speechSynthesis === 'undefined') return () => {};
  speechSynthesis.addEventListener('voiceschanged', changed);
  return () => speechSynthesis.removeEventListener('voiceschanged', changed);
}
