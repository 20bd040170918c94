import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRecords } from '#client/documents/use-records';
import { useWorkspace } from '#client/documents/workspace-context.tsx';
import { Button } from '#client/kit/button.tsx';
import { DraftArea, DraftField } from '#client/kit/fields/draft-field.tsx';
import { Form } from '#client/kit/fields/form.tsx';
import { TextField } from '#client/kit/fields/text-field.tsx';
import { List } from '#client/kit/layout/list.tsx';
import { Row } from '#client/kit/layout/row.tsx';
import { Stack } from '#client/kit/layout/stack.tsx';
import { showToast } from '#client/kit/notices/toast';
import type { Stored } from '#document/records/record-collection';
import { inOrder, nextOrder, type Role, roleSchema } from '#features/methods/model/process-section';
import styles from './methods.module.css';
import { useProcess } from './use-process';

/** Who does what: functions and never people, each to be read, changed or taken away, and new ones. */
export function RolesPanel() {
  const { t } = useTranslation('methods');
  const roles = inOrder(useRecords(useProcess().roles));
  return (
    <Stack gap={4}>
      {roles.length === 0 ? <p>{t('role.none')}</p> : null}
      <List isFramed aria-label={t('role.list')}>
        {roles.map((role) => (
          <RoleItem key={role.id} role={role} />
        ))}
      </List>
      <AddRole order={nextOrder(roles)} />
    </Stack>
  );
}

function RoleItem({ role }: { readonly role: Stored<Role> }) {
  const { t } = useTranslation('methods');
  const { roles } = useProcess();
  const { core } = useWorkspace();
  const remove = () => {
    core.undo.stopCapturing();
    roles.remove(role.id);
    core.undo.stopCapturing();
    showToast(t('role.removed'), { kind: 'info', action: { label: t('step.undo'), run: () => core.undo.undo() } });
  };
  return (
    <li className={styles.step}>
      <details>
        <summary>
          <h3>{role.title}</h3>
        </summary>
        <div className={styles.editor}>
          <DraftField label={t('role.title')} stored={role.title} maxLength={300} onCommit={(title) => roles.patch(role.id, { title })} />
          <DraftArea label={t('role.mission')} rows={2} stored={role.mission} onCommit={(mission) => roles.patch(role.id, { mission })} />
          <DraftArea label={t('step.simple')} rows={2} stored={role.simple} onCommit={(simple) => roles.patch(role.id, { simple })} />
          <Button size="s" variant="quiet" onPress={remove}>
            {t('role.remove', { title: role.title })}
          </Button>
        </div>
      </details>
    </li>
  );
}

function AddRole({ order }: { readonly order: number }) {
  const { t } = useTranslation('methods');
  const { roles } = useProcess();
  const [title, setTitle] = useState('');
  const add = () => {
    roles.create(roleSchema.parse({ title: title.trim(), order, createdAt: Date.now() }));
    setTitle('');
  };
  return (
    <Form onSend={add}>
      <Row align="end" fill>
        <TextField label={t('role.new')} value={title} onChange={setTitle} maxLength={300} isRequired />
        <Button type="submit">{t('role.add')}</Button>
      </Row>
    </Form>
  );
}
