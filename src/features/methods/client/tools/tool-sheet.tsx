import { useTranslation } from 'react-i18next';
import type { MethodTool } from '#features/methods/model/method';
import styles from '../methods.module.css';

/** Blank lines of a grid that names no rows: room to write. */
const BLANK_ROWS = ['1', '2', '3'];

/** A tool as it will lie on the table. */
export function ToolSheet({ tool }: { tool: MethodTool }) {
  switch (tool.kind) {
    case 'agenda':
      return <Agenda tool={tool} />;
    case 'grid':
      return <Grid tool={tool} />;
    case 'form':
      return <Form tool={tool} />;
    case 'checklist':
      return (
        <ul className={styles.checklist}>
          {tool.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      );
    case 'template':
      return (
        <dl className={styles.parts}>
          {tool.parts.map((part) => (
            <div key={part.heading}>
              <dt>{part.heading}</dt>
              <dd>{part.prompt}</dd>
            </div>
          ))}
        </dl>
      );
  }
}

type Of<Kind extends MethodTool['kind']> = { tool: Extract<MethodTool, { kind: Kind }> };

function Agenda({ tool }: Of<'agenda'>) {
  const { t } = useTranslation('methods');
  const minutes = tool.times.reduce((sum, time) => sum + time.minutes, 0);
  return (
    <>
      <p className={styles.soft}>{t('tool.total', { minutes })}</p>
      <ol className={styles.times}>
        {tool.times.map((time) => (
          <li key={time.title}>
            <h4>
              {time.title} <span className={styles.soft}>{t('tool.minutes', { minutes: time.minutes })}</span>
            </h4>
            <p>{time.instruction}</p>
            {time.simple ? <p className={styles.simple}>{time.simple}</p> : null}
            <ul>
              {time.prompts.map((prompt) => (
                <li key={prompt}>{prompt}</li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </>
  );
}

function Grid({ tool }: Of<'grid'>) {
  const rows = tool.rows.length > 0 ? tool.rows : BLANK_ROWS;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section className={styles.scroll} aria-label={tool.title} tabIndex={0}>
      <table className={styles.grid}>
        <thead>
          <tr>
            {tool.columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row}>
              {tool.columns.map((column, index) =>
                index === 0 && tool.rows.length > 0 ? <th key={column}>{row}</th> : <td key={column} />,
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Form({ tool }: Of<'form'>) {
  const { t } = useTranslation('methods');
  return (
    <dl className={styles.parts}>
      {tool.fields.map((field) => (
        <div key={field.label}>
          <dt>{field.label}</dt>
          <dd>
            {field.help}
            {field.options.length > 0 ? (
              <ul aria-label={t('tool.options')}>
                {field.options.map((option) => (
                  <li key={option}>{option}</li>
                ))}
              </ul>
            ) : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}
