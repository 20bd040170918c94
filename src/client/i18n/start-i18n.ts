import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en as enErrors } from './words/errors.en';
import { fr as frErrors } from './words/errors.fr';
import { icuFormat } from './icu-format';
import { en as enKit } from './words/kit.en';
import { fr as frKit } from './words/kit.fr';
import type { Language } from '#shared/words/language';
import type { MessageTree } from '#shared/words/catalogue';
import type { Catalogue, CatalogueOnDemand } from './messages';

/** Catalogues by namespace; a feature's namespace is its name. */
type Catalogues = Readonly<Record<string, Catalogue>>;

const OWN: Catalogues = {
  kit: { fr: frKit, en: enKit },
  errors: { fr: { ...frErrors }, en: { ...enErrors } },
};

/**
 * Starts the interface's words in one language, with ICU plurals. These catalogues are in memory: what the first
 * screens say is never missing at the moment it is needed. French is what a missing key falls back to.
 */
export async function startI18n(language: Language, catalogues: Catalogues): Promise<i18n> {
  const all = Object.entries({ ...OWN, ...catalogues });
  await i18next
    .use(icuFormat)
    .use(initReactI18next)
    .init({
      lng: language,
      fallbackLng: 'fr',
      defaultNS: 'kit',
      resources: {
        fr: Object.fromEntries(all.map(([name, catalogue]) => [name, catalogue.fr])),
        en: Object.fromEntries(all.map(([name, catalogue]) => [name, catalogue.en])),
      },
      interpolation: { escapeValue: false },
      react: { useSuspense: false },
      returnNull: false,
    });
  return i18next;
}

/** Fetches what the features say in one language; resolves once every sentence of theirs is there. Twice is cheap. */
export async function loadCatalogues(language: Language, catalogues: Readonly<Record<string, CatalogueOnDemand>>): Promise<void> {
  const missing = Object.entries(catalogues).filter(([name]) => !i18next.hasResourceBundle(language, name));
  await Promise.all(missing.map(async ([name, catalogue]) => addMessages(language, name, await messagesIn(catalogue, language))));
}

async function messagesIn(catalogue: CatalogueOnDemand, language: Language): Promise<MessageTree> {
  return language === 'fr' ? (await catalogue.fr()).fr : (await catalogue.en()).en;
}

function addMessages(language: Language, name: string, messages: MessageTree): void {
  i18next.addResourceBundle(language, name, messages);
}
