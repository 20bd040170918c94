import { useTranslation } from 'react-i18next';
import { fr } from '../words/screen.fr';

/** The French word for a field of a method; one the catalogue does not know is « texte ». */
export function useFieldName(): (field: string) => string {
  const { t } = useTranslation('methods');
  return (field) => t(`share.fields.${field in fr.share.fields ? field : 'other'}`);
}
