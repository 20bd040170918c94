import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { documentsContract, type WordsPlace } from '#bridge/documents-contract';
import { screenAddress } from '#client/feature';
import { ConfirmDialog } from '#client/kit/layout/confirm-dialog.tsx';
import { Progress } from '#client/kit/notices/progress.tsx';
import type { RecordId } from '#shared/ids';
import { type NamedPlace, useNamedPlaces } from './document-names.tsx';
import styles from './withdraw-dialog.module.css';
import { useService, useWorkspace } from './workspace-context.tsx';

interface WithdrawDialogProps {
  readonly words: string;
  /** The records that go: what is withdrawn, and what is erased with it. */
  readonly records: readonly RecordId[];
  /** Says what goes with the words. */
  readonly children?: ReactNode;
  readonly onWithdraw: () => void;
  readonly onClose: () => void;
}

/**
 * The question before somebody's words are withdrawn: what will be erased, where the same words stand that will not, and
 * that words told otherwise can't be found. They can be looked for as long as they are there, and not after.
 */
export function WithdrawDialog({ words, records, children, onWithdraw, onClose }: WithdrawDialogProps) {
  const { t } = useTranslation('kit');
  const withdraw = () => {
    onWithdraw();
    onClose();
  };
  return (
    <ConfirmDialog title={t('withdraw.title')} stay={t('cancel')} onStay={onClose} go={t('withdraw.go')} onGo={withdraw}>
      <div>
        <blockquote className={styles.words}>{words}</blockquote>
      </div>
      <p>{t('withdraw.erased')}</p>
      {children}
      <SameWords words={words} records={records} />
    </ConfirmDialog>
  );
}

/** Undefined while they are looked for, `failed` when that could not be done. */
function useSameWords(words: string, records: readonly RecordId[]): readonly WordsPlace[] | 'failed' | undefined {
  const documents = useService(documentsContract);
  const { id: workspaceId } = useWorkspace();
  const [places, setPlaces] = useState<readonly WordsPlace[] | 'failed'>();
  const except = records.join(' ');
  useEffect(() => {
    let isCurrent = true;
    documents.findWords({ workspaceId, words, except: except.split(' ') }).then(
      (found) => isCurrent && setPlaces(found),
      () => isCurrent && setPlaces('failed'),
    );
    return () => {
      isCurrent = false;
    };
  }, [documents, workspaceId, words, except]);
  return places;
}

function SameWords({ words, records }: Pick<WithdrawDialogProps, 'words' | 'records'>) {
  const { t } = useTranslation('kit');
  const places = useSameWords(words, records);
  const named = useNamedPlaces();
  if (places === undefined) return <Progress label={t('withdraw.looking')} />;
  if (places === 'failed') return <p>{t('withdraw.notLooked')}</p>;
  if (places.length === 0) return <p>{t('withdraw.nowhere')}</p>;
  return (
    <section className={styles.same}>
      <h3>{t('withdraw.elsewhere')}</h3>
      <p>{t('withdraw.byHand')}</p>
      <ul>
        {places.map((place) => (
          <li key={place.ids.join(' ')}>
            <PlaceLink place={place} named={placeOf(place, named)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What is called by the very words says less than what it belongs to. */
function placeOf({ ids, words }: WordsPlace, named: ReadonlyMap<string, NamedPlace>): NamedPlace | undefined {
  const known = ids.map((id) => named.get(id)).filter((place) => place !== undefined);
  return known.find(({ label }) => !label.includes(words)) ?? known[0];
}

function PlaceLink({ place, named }: { readonly place: WordsPlace; readonly named: NamedPlace | undefined }) {
  const { t } = useTranslation('kit');
  const { id } = useWorkspace();
  return (
    <>
      {named ? <a href={screenAddress(id, named.path)}>{named.label}</a> : t('withdraw.somewhere')}
      <span className={styles.found}>{t('withdraw.found', { words: place.words })}</span>
    </>
  );
}
