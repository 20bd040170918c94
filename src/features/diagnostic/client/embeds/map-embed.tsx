import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useWorkspace } from '#client/documents/workspace-context.tsx';
import type { EmbedProps } from '#client/editor/embeds/embed-view.tsx';
import { type Lazy, screenAddress } from '#client/feature';
import { PartView } from '#client/feature-parts.tsx';
import { Button, ButtonLink } from '#client/kit/button.tsx';
import styles from './embeds.module.css';

/** The actor map as it is now, inside the text. */
export function MapEmbed({ onRemove, drawing }: EmbedProps & { readonly drawing: Lazy }) {
  const { t } = useTranslation('diagnostic');
  const { id } = useWorkspace();
  return (
    <figure className={styles.map}>
      <Suspense>
        <PartView load={drawing} props={{}} />
      </Suspense>
      <figcaption>{t('embeds.mapCaption')}</figcaption>
      <div className={styles.gestures} data-block-tools>
        <ButtonLink size="s" href={screenAddress(id, 'acteurs')}>
          {t('embeds.openMap')}
        </ButtonLink>
        {onRemove ? (
          <Button size="s" variant="quiet" onPress={onRemove}>
            {t('embeds.remove')}
          </Button>
        ) : null}
      </div>
    </figure>
  );
}
