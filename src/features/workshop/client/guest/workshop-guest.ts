import type { GuestFeature } from '#client/guest/guest-feature';
import { stepSubjectSchema } from '../../model/workshop-section';
import { eraseAll, giveAll, type GuestStep, ungiven } from './guest-step';
import { stepScreen } from './step-screen';
import { pieceWords, workshopWords } from './workshop-words';

/** The step of a workshop that is open. */
export const workshopGuest: GuestFeature = {
  name: 'workshop',
  open({ language, subject, person, ...props }) {
    const step: GuestStep = {
      ...props,
      words: workshopWords(language),
      subject: stepSubjectSchema.catch({ question: '', help: '', kinds: [] }).parse(subject),
      author: ({ name, picture, college }) => person({ name, picture, college }),
    };
    return {
      ...stepScreen(step),
      heldBack: () => ungiven(step).map((one) => pieceWords(step.words, one)),
      giveAll: () => giveAll(step),
      eraseAll: () => eraseAll(step),
    };
  },
};
