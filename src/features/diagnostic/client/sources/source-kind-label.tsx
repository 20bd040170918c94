import { useTranslation } from 'react-i18next';
import { isSourceKind } from '#features/diagnostic/model/source';

/** The kind in words; a word of the démarche's own is shown as it is. */
export function SourceKindLabel({ kind }: { kind: string }) {
  const { t } = useTranslation('sources');
  return isSourceKind(kind) ? t(`kind.${kind}`) : kind;
}
