import { useEffect, useSyncExternalStore } from 'react';
import { useObservable } from '#client/documents/use-observable';
import type { IdentityStore } from '#features/people/client/identity-store';
import type WhoDialogModule from '#features/people/client/who-dialog.tsx';
import { freshWorkspace, openedSample } from '#client/documents/fresh-workspace';
import { createObservable } from '#shared/observable';
import { focusFirstText, recoverFocus } from './focus-title';
import { lazyOnce } from '#client/lazy-once';

type WhoDialogProps = Parameters<typeof WhoDialogModule>[0];

const loadWhoDialog = () => import('#features/people/client/who-dialog.tsx');
const WhoDialog = lazyOnce<WhoDialogProps>(loadWhoDialog);

/** True while somebody asked to say who they are again. */
const asked = createObservable(false);

/** Opens « Qui êtes-vous aujourd'hui ? » from anywhere in the shell. */
export function askWho(): void {
  asked.set(true);
}

/** « Plus tard ». */
const NOBODY_YET = { personId: '', name: '', picture: '', college: '', skipped: true } as const;

function writeAtOnce(): void {
  freshWorkspace.set(undefined);
  focusFirstText();
}

/** Asks once, at the first entry on this computer; « plus tard » is an answer, and so is to open the sample. */
export function WhoGate({ workspaceId, identity }: { readonly workspaceId: string; readonly identity: IdentityStore }) {
  const known = useObservable(identity.identity);
  const isAsked = useSyncExternalStore(asked.subscribe, asked.get);
  const looksRound = known === null && openedSample.get() === workspaceId;
  useEffect(() => {
    if (looksRound) identity.save(NOBODY_YET);
  }, [looksRound, identity]);
  if (!isAsked && (known !== null || looksRound)) return null;
  const leave = () => {
    asked.set(false);
    // After the dialog has gone, and given the focus back if it could.
    setTimeout(freshWorkspace.get() ? writeAtOnce : recoverFocus, 50);
  };
  const close = () => {
    leave();
    if (known === null) identity.save(NOBODY_YET);
  };
  return (
    <WhoDialog
      before={known}
      onClose={close}
      onChoose={(chosen) => {
        identity.save(chosen);
        leave();
      }}
    />
  );
}
