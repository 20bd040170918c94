// @vitest-environment jsdom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, onTestFinished, test } from 'vitest';
import * as Y from 'yjs';
import { ShownText, type SignProps } from '#client/editor/shown-text.tsx';
import { startI18n } from '#client/i18n/start-i18n';
import { readText, type TextBlock } from '#document/text/text-read';
import { writeText } from '#document/text/text-write';

const ROOT = 'flow:findings';

/** Two people one after the other in one text. */
function writtenBy(first: readonly TextBlock[], second: (flow: Y.Text) => void): Y.Doc {
  const [one, other] = [new Y.Doc(), new Y.Doc()];
  [one.clientID, other.clientID] = [1, 2];
  one.transact(() => writeText(one, ROOT, first));
  Y.applyUpdate(other, Y.encodeStateAsUpdate(one));
  second(other.getText(ROOT));
  return other;
}

const run = (text: string, format = 0) => ({ text, format });
const block = (type: string, children: TextBlock['children'], more: object = {}): TextBlock => ({ type, children, ...more });

function Signed({ part, before, children }: SignProps) {
  const goesOn = before && !('children' in before) && before.writer === part.writer;
  return (
    <span>
      {goesOn ? '' : `[${part.writer}]`}
      {children}
    </span>
  );
}

async function shown(doc: Y.Doc): Promise<HTMLElement> {
  await startI18n('fr', {});
  const page = document.createElement('div');
  const root = createRoot(page);
  onTestFinished(() => root.unmount());
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  const parts = readText(doc, ROOT, ({ id }) => String(id.client));
  await act(async () => root.render(<ShownText parts={parts} embeds={{ actor: ({ label }) => <b>{label}</b> }} sign={Signed} />));
  return page;
}

test('a text that is read stands as it was written: titles, lists, tables, quotations, looks and what comes from elsewhere', async () => {
  const cell = (text: string) => block('tablecell', [block('paragraph', [run(text)])]);
  const page = await shown(
    writtenBy(
      [
        block('heading', [run('Les portes')], { tag: 'h3' }),
        block('paragraph', [
          run('Nous avons compté ensemble : le '),
          { embed: 'actor', ref: 'ccas', label: 'CCAS' },
          run(' et '),
          run('quatre', 1),
        ]),
        block('list', [block('listitem', [run('un')]), block('listitem', [run('deux')])], { listType: 'number' }),
        block('quote', [run('Revenez demain')]),
        block('table', [block('tablerow', [cell('a'), cell('b')])]),
      ],
      () => {},
    ),
  );
  expect(page.querySelector('h3')?.textContent).toBe('[1]Les portes');
  expect(page.textContent).toContain('[1]Nous avons compté ensemble : le CCAS et quatre');
  expect(page.querySelector('strong')?.textContent).toBe('quatre');
  expect([...page.querySelectorAll('ol > li')].map((item) => item.textContent)).toEqual(['[1]un', '[1]deux']);
  expect(page.querySelector('blockquote')?.textContent).toBe('[1]Revenez demain');
  expect(page.querySelectorAll('table tr td')).toHaveLength(2);
});

test('each stretch is signed where its writer changes, and nowhere else', async () => {
  const page = await shown(
    writtenBy([block('paragraph', [run('Quatre portes')])], (flow) => {
      flow.insert(6, ' grandes');
      flow.format(0, 14, { italic: true });
    }),
  );
  expect(page.textContent).toBe('[1]Quatre[2] grandes[1] portes');
});
