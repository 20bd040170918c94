import { ArrowDown, ArrowUp } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRecords } from '#client/documents/use-records';
import { useWorkspace } from '#client/documents/workspace-context.tsx';
import { Button } from '#client/kit/button.tsx';
import { IconButton } from '#client/kit/icon-button.tsx';
import { List } from '#client/kit/layout/list.tsx';
import { Stack } from '#client/kit/layout/stack.tsx';
import { showToast } from '#client/kit/notices/toast';
import type { Stored } from '#document/records/record-collection';
import type { MethodTool } from '#features/methods/model/method';
import { inOrder, nextOrder, type ToolRecord } from '#features/methods/model/process-section';
import styles from '../methods.module.css';
import { useProcess } from '../use-process';
import { ToolForm } from './tool-form';
import { ToolSheet } from './tool-sheet';

/** What one lays on the table, each folded under its name, to be read, changed, moved or taken away; and new ones. */
export function ToolsPanel() {
  const { t } = useTranslation('methods');
  const { tools: records } = useProcess();
  const tools = inOrder(useRecords(records));
  const [isAdding, setAdding] = useState(false);
  const add = (tool: MethodTool) => {
    records.create({ tool, order: nextOrder(tools), createdAt: Date.now() });
    setAdding(false);
  };
  return (
    <Stack gap={4}>
      {tools.length === 0 ? <p>{t('tool.none')}</p> : null}
      <List isFramed aria-label={t('tool.list')}>
        {tools.map((record, index) => (
          <ToolItem key={record.id} record={record} before={tools[index - 1]} after={tools[index + 1]} />
        ))}
      </List>
      {isAdding ? (
        <ToolForm onSave={add} onCancel={() => setAdding(false)} />
      ) : (
        <Button onPress={() => setAdding(true)}>{t('tool.add')}</Button>
      )}
    </Stack>
  );
}

interface ToolItemProps {
  readonly record: Stored<ToolRecord>;
  readonly before: Stored<ToolRecord> | undefined;
  readonly after: Stored<ToolRecord> | undefined;
}

function ToolItem(props: ToolItemProps) {
  const { t } = useTranslation('methods');
  const { tools } = useProcess();
  const { record } = props;
  const { id, tool } = record;
  const [isEditing, setEditing] = useState(false);
  const save = (changed: MethodTool) => {
    tools.patch(id, { tool: changed });
    setEditing(false);
  };
  return (
    <li className={styles.step}>
      <details>
        <summary>
          <h3>{tool.title}</h3>
          <span className={styles.soft}>{t(`tool.kinds.${tool.kind}`)}</span>
        </summary>
        {isEditing ? (
          <ToolForm tool={tool} onSave={save} onCancel={() => setEditing(false)} />
        ) : (
          <Stack gap={4}>
            {tool.purpose ? <p>{tool.purpose}</p> : null}
            {tool.simple ? <p className={styles.simple}>{tool.simple}</p> : null}
            <ToolSheet tool={tool} />
            <Gestures {...props} onEdit={() => setEditing(true)} />
          </Stack>
        )}
      </details>
    </li>
  );
}

function Gestures({ record, before, after, onEdit }: ToolItemProps & { readonly onEdit: () => void }) {
  const { t } = useTranslation('methods');
  const { tools, together } = useProcess();
  const { core } = useWorkspace();
  const { title } = record.tool;
  const swap = (other: Stored<ToolRecord> | undefined) => {
    if (!other) return;
    together(() => {
      tools.patch(record.id, { order: other.order });
      tools.patch(other.id, { order: record.order });
    });
  };
  const remove = () => {
    core.undo.stopCapturing();
    tools.remove(record.id);
    core.undo.stopCapturing();
    showToast(t('tool.removed'), { kind: 'info', action: { label: t('step.undo'), run: () => core.undo.undo() } });
  };
  return (
    <div className={styles.row}>
      <Button size="s" onPress={onEdit}>
        {t('tool.edit', { title })}
      </Button>
      <IconButton framed label={t('step.up', { title })} isDisabled={!before} onPress={() => swap(before)}>
        <ArrowUp size={20} aria-hidden />
      </IconButton>
      <IconButton framed label={t('step.down', { title })} isDisabled={!after} onPress={() => swap(after)}>
        <ArrowDown size={20} aria-hidden />
      </IconButton>
      <Button size="s" variant="quiet" onPress={remove}>
        {t('tool.remove', { title })}
      </Button>
    </div>
  );
}
