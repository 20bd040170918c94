import { useTranslation } from 'react-i18next';
import { List } from '#client/kit/layout/list.tsx';
import { Stack } from '#client/kit/layout/stack.tsx';
import { useRecords } from '#client/documents/use-records';
import type { MethodTool } from '#features/methods/model/method';
import { inOrder } from '#features/methods/model/process-section';
import styles from './methods.module.css';
import { ToolSheet } from './tool-sheet';
import { useProcess } from './use-process';

/** What one lays on the table, each folded under its name. */
export function ToolsPanel() {
  const { t } = useTranslation('methods');
  const tools = inOrder(useRecords(useProcess().tools));
  if (tools.length === 0) return <p>{t('tool.none')}</p>;
  return (
    <List isFramed aria-label={t('tool.list')}>
      {tools.map(({ id, tool }) => (
        <li key={id} className={styles.step}>
          <details>
            <summary>
              <h3>{tool.title}</h3>
              <span className={styles.soft}>{t(`tool.kinds.${tool.kind}`)}</span>
            </summary>
            <Tool tool={tool} />
          </details>
        </li>
      ))}
    </List>
  );
}

function Tool({ tool }: { tool: MethodTool }) {
  return (
    <Stack gap={4}>
      {tool.purpose ? <p>{tool.purpose}</p> : null}
      {tool.simple ? <p className={styles.simple}>{tool.simple}</p> : null}
      <ToolSheet tool={tool} />
    </Stack>
  );
}
