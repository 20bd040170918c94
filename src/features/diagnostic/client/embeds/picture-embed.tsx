import { useTranslation } from 'react-i18next';
import { useRecord } from '#client/documents/use-records';
import { useCore } from '#client/documents/workspace-context.tsx';
import type { EmbedProps } from '#client/editor/embeds/embed-view.tsx';
import { Button } from '#client/kit/button.tsx';
import { TextField } from '#client/kit/fields/text-field.tsx';
import { picturesOf } from '../../model/picture-section';
import styles from './embeds.module.css';

/** A picture, with the words that say it to who does not see it. */
export function PictureEmbed({ refId, label, onRemove }: EmbedProps) {
  const { t } = useTranslation('diagnostic');
  const core = useCore();
  const picture = useRecord(picturesOf(core), refId);
  if (!picture) return <p className={styles.gone}>{label || t('embeds.pictureGone')}</p>;
  return (
    <figure className={styles.picture}>
      <img src={picture.data} alt={picture.description} width={picture.width} height={picture.height} />
      <figcaption>{picture.description || (onRemove ? t('picture.description') : '')}</figcaption>
      {onRemove ? (
        <div className={styles.gestures} data-block-tools>
          <TextField
            label={t('picture.description')}
            hideLabel
            placeholder={t('picture.description')}
            value={picture.description}
            onChange={(description) => picturesOf(core).patch(refId, { description })}
            maxLength={300}
          />
          <Button size="s" variant="quiet" onPress={onRemove}>
            {t('embeds.remove')}
          </Button>
        </div>
      ) : null}
    </figure>
  );
}
