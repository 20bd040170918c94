import type { ReactNode } from 'react';
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from 'react-aria-components/Tabs';
import { classNames } from '../class-names';
import styles from './tabs.module.css';

interface TabEntry<Id extends string> {
  readonly id: Id;
  readonly label: string;
  readonly content: ReactNode;
}

interface TabsProps<Id extends string> {
  readonly label: string;
  readonly tabs: readonly TabEntry<Id>[];
  readonly selected: Id;
  readonly onChange: (id: Id) => void;
  /** Drawn on the line of the tabs, at its end; what it opens is placed on the whole of that line. */
  readonly beside?: ReactNode;
  /** One line whatever there is room for: the tabs scroll under what stands beside them. */
  readonly isStrip?: boolean;
}

/** Equal views of the same thing, one at a time (« Dessin · Phrases · Tableau »). */
export function Tabs<Id extends string>({ label, tabs, selected, onChange, beside, isStrip }: TabsProps<Id>) {
  return (
    <AriaTabs
      className={classNames(styles.tabs)}
      selectedKey={selected}
      onSelectionChange={(key) => {
        const tab = tabs.find((candidate) => candidate.id === key);
        if (tab) onChange(tab.id);
      }}
    >
      <div className={classNames(styles.line, isStrip && styles.strip)}>
        <TabList aria-label={label} className={classNames(styles.list)}>
          {tabs.map((tab) => (
            <Tab key={tab.id} id={tab.id} className={classNames(styles.tab)}>
              {tab.label}
            </Tab>
          ))}
        </TabList>
        {beside}
      </div>
      {tabs.map((tab) => (
        <TabPanel key={tab.id} id={tab.id} className={classNames(styles.panel)}>
          {tab.content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
