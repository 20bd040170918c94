import { Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHostConnection, useWorkspace } from '#client/documents/workspace-context.tsx';
import type { InviteTab } from '#client/feature';
import { type Owned, PartView, partsOf, useFeatures } from '#client/feature-parts.tsx';
import { PageHeader } from '#client/kit/layout/page-header.tsx';
import { Tabs } from '#client/kit/layout/tabs.tsx';

/** « Inviter »: each kind of guests that a feature lets in is a tab. */
export default function InviteScreen() {
  const { t, i18n } = useTranslation('workspace');
  const tabs = partsOf(useFeatures(), ({ inviteTabs }) => inviteTabs);
  const [picked, pick] = useFirstTab(tabs);
  return (
    <>
      <PageHeader title={t('invite.title')} />
      {picked ? (
        <Tabs
          label={t('invite.tabs')}
          selected={picked}
          onChange={pick}
          tabs={tabs.map(({ id, feature, labelKey, component }) => ({
            id,
            label: i18n.t(labelKey, { ns: feature }),
            content: (
              <Suspense>
                <PartView load={component} props={{}} />
              </Suspense>
            ),
          }))}
        />
      ) : null}
    </>
  );
}

/** The tab one arrives at, found out once, so that what changes on it does not turn the page; then the one picked. */
function useFirstTab(tabs: readonly Owned<InviteTab>[]) {
  const connection = useHostConnection();
  const { id } = useWorkspace();
  const [picked, pick] = useState<string>();
  const isAsked = picked === undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what features declare never changes while the window lives.
  useEffect(() => {
    if (!isAsked) return;
    let isCurrent = true;
    void firstInUse(tabs, (tab) => tab.isInUse?.(connection, id)).then((tab) => {
      if (isCurrent) pick(tab?.id);
    });
    return () => {
      isCurrent = false;
    };
  }, [connection, id, isAsked]);
  return [picked, pick] as const;
}

/** The first tab that is in use, else the first; one that can't say so is not. */
async function firstInUse(tabs: readonly InviteTab[], ask: (tab: InviteTab) => Promise<boolean> | undefined) {
  const answers = await Promise.all(tabs.map((tab) => (ask(tab) ?? Promise.resolve(false)).catch(() => false)));
  return tabs[answers.indexOf(true)] ?? tabs[0];
}
