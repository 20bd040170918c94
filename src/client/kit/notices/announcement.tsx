import { useEffect, useState } from 'react';

/** How long words must stay as they are before they are said aloud: longer than anybody stops between two keys. */
const CALM_MS = 1500;

/**
 * Says aloud what is seen beside it, once it has come to rest: whoever listens while they type hears the end of it, and not
 * a sentence a key. Shows nothing.
 */
export function Announcement({ words }: { readonly words: string }) {
  const [said, setSaid] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSaid(words), CALM_MS);
    return () => clearTimeout(timer);
  }, [words]);
  return (
    <span role="status" className="visually-hidden">
      {said}
    </span>
  );
}
