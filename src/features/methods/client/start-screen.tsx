import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Form } from '#client/kit/fields/form.tsx';
import { Row } from '#client/kit/layout/row.tsx';
import { freshWorkspace } from '#client/documents/fresh-workspace';
import { useService } from '#client/documents/workspace-context.tsx';
import { screenAddress } from '#client/feature';
import { Button, ButtonLink } from '#client/kit/button.tsx';
import { ErrorNotice } from '#client/kit/notices/error-notice.tsx';
import { PageHeader } from '#client/kit/layout/page-header.tsx';
import { Progress } from '#client/kit/notices/progress.tsx';
import { TextField } from '#client/kit/fields/text-field.tsx';
import { type Language, languageOfLocale } from '#shared/words/language';
import { writeMethod } from '../model/method-file';
import { methodsContract } from '../model/methods-contract';
import { BLANK, MethodChoice, useOfferedMethods } from './method-choice';
import styles from './start-screen.module.css';

/** « Commencer une démarche »: a name, a territory, a method, and one writes. */
export default function StartScreen() {
  const { t, i18n } = useTranslation('methods');
  const language = languageOfLocale(i18n.language);
  const [title, setTitle] = useState('');
  const [territory, setTerritory] = useState('');
  const methods = useOfferedMethods();
  // A method that speaks another language is offered, and not chosen for anybody.
  const [methodId, setMethodId] = useState(methods.find(({ languages }) => languages.includes(language))?.id ?? BLANK);
  const { state, create } = useCreation();
  const submit = () => {
    const method = methods.find((one) => one.id === methodId);
    const start = method ? { methodText: writeMethod(method) } : {};
    void create({ title: title.trim(), territory: territory.trim(), firstTitle: t('start.firstTitle'), language, ...start });
  };
  return (
    <>
      <PageHeader title={t('start.screenTitle')} intro={t('start.intro')} />
      <Form className={styles.form} onSend={submit}>
        {state.error ? <ErrorNotice error={state.error} /> : null}
        <TextField
          label={t('start.title')}
          description={t('start.titleExample')}
          value={title}
          onChange={setTitle}
          maxLength={120}
          size="l"
          autoFocus
          toSend={title.trim() === '' ? t('start.titleMissing') : undefined}
        />
        <TextField
          label={t('start.territory')}
          description={t('start.territoryExample')}
          value={territory}
          onChange={setTerritory}
          maxLength={120}
          size="l"
        />
        <MethodChoice value={methodId} onChange={setMethodId} methods={methods} />
        <Row gap={3} align="stretch">
          <Button variant="go" size="l" type="submit" isDisabled={state.isCreating}>
            {t('start.go')}
          </Button>
          <ButtonLink size="l" href="#/">
            {t('start.back')}
          </ButtonLink>
        </Row>
        {state.isCreating ? <Progress label={t('start.creating')} /> : null}
      </Form>
    </>
  );
}

interface Creation {
  readonly isCreating: boolean;
  readonly error?: unknown;
}

interface NewWorkspace {
  readonly title: string;
  readonly territory: string;
  readonly firstTitle: string;
  readonly language: Language;
  readonly methodText?: string;
}

/** Makes the démarche and goes straight to where one writes. */
function useCreation() {
  const methods = useService(methodsContract);
  const [state, setState] = useState<Creation>({ isCreating: false });
  const create = async (input: NewWorkspace) => {
    setState({ isCreating: true });
    try {
      const { id } = await methods.start(input);
      freshWorkspace.set(id);
      window.location.hash = screenAddress(id);
    } catch (error) {
      setState({ isCreating: false, error });
    }
  };
  return { state, create };
}
