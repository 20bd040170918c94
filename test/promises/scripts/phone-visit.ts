/**
 * A phone's afternoon, on another computer of the room: comes in by the link on its command line, writes the words of
 * the second argument, gives them to the step that is open, says `saved` once they are, and stays until it is stopped.
 * Arguments: link, words, name, college.
 */
import { addContribution } from '#features/workshop/model/step-section';
import { comeIn, openPhone } from '../../support/pages/phone-client';
import { contributionOf } from '../../support/pages/phone-words';

const [link = '', words = '', name = '', college = ''] = process.argv.slice(2);
await (await fetch(new URL('/', link))).text();
const phone = openPhone(await comeIn(link, { profile: { name, college } }));
const until = async (holds: () => boolean) => {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 20));
};
await until(() => Boolean(phone.view()?.open));
const mine = phone.document(phone.view()?.open?.documentId ?? '');
await until(() => mine.status().host === 'linked');
addContribution(mine.doc, { ...contributionOf(phone, words), given: true });
await until(() => mine.status().unsavedEdits === 0);
process.stdout.write('saved\n');
