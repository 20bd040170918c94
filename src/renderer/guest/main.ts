import { guestLineTo } from '#client/guest/guest-line';
import { createGuestMemory, takeSecret } from '#client/guest/guest-memory';
import { createGuestSession } from '#client/guest/guest-session';
import { renewAfterSleep } from '#client/guest/line-watch';
import { languageOf } from '#client/light/words';
import { showGuestApp } from './guest-app';
import { guestWords } from './guest-words';

/** A storage that the browser keeps from this page (a private window, a setting) is none. */
function storage(open: () => Storage): Storage | undefined {
  try {
    return open();
  } catch {
    return undefined;
  }
}

const language = languageOf(navigator.languages);
const dark = matchMedia('(prefers-color-scheme: dark)');
const root = document.documentElement;
const followTheme = () => {
  if (dark.matches) root.setAttribute('data-theme', 'dark');
  else root.removeAttribute('data-theme');
};

root.lang = language;
followTheme();
dark.addEventListener('change', followTheme);
const memory = createGuestMemory(
  storage(() => sessionStorage),
  storage(() => localStorage),
  takeSecret(location, history),
);
const session = createGuestSession(guestLineTo(location.host), memory);
const page = document.querySelector<HTMLElement>('#page');
if (page) {
  session.start();
  renewAfterSleep(session);
  showGuestApp({ words: guestWords(language), session, memory, page });
}
