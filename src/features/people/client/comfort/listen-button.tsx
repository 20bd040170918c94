import { Volume2, VolumeX } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import { useComfort } from './comfort-context';
import { localVoice, useLocalVoice } from './use-local-voice';

/** Past this, one chooses a passage instead: nobody listens to a whole diagnostic at once. */
const MAX_CHARACTERS = 20_000;

/** « Écouter »: the words that are selected, else the screen, by a voice of this computer. Shown where one asked for it. */
export function ListenButton() {
  const { t } = useTranslation('people');
  const { comfort } = useComfort();
  const hasVoice = useLocalVoice(comfort.language);
  const [isSpeaking, setSpeaking] = useState(false);
  // Leaving the démarche ends the reading.
  useEffect(() => () => stopSpeaking(), []);
  if (!comfort.readAloud || !hasVoice) return null;
  const press = () => {
    if (isSpeaking) stopSpeaking();
    else speak(textToRead(), comfort.language, () => setSpeaking(false));
    setSpeaking(!isSpeaking);
  };
  return (
    <Button size="s" icon={isSpeaking ? <VolumeX size={20} aria-hidden /> : <Volume2 size={20} aria-hidden />} onPress={press}>
      {isSpeaking ? t('listen.stop') : t('listen.start')}
    </Button>
  );
}

function textToRead(): string {
  const selected = window.getSelection()?.toString().trim();
  return (selected || document.getElementById('main')?.innerText || '').slice(0, MAX_CHARACTERS);
}

function speak(text: string, language: string, onEnd: () => void): void {
  const utterance = new SpeechSynthesisUtterance(text);
  const voice = localVoice(language);
  if (voice) utterance.voice = voice;
  utterance.lang = language;
  utterance.addEventListener('end', onEnd);
  utterance.addEventListener('error', onEnd);
  speechSynthesis.speak(utterance);
}

function stopSpeaking(): void {
  if (typeof speechSynthesis !== 'undefined') speechSynthesis.cancel();
}
