import type { FeatureModel } from '#document/feature-model';
import { diagnosticMethod } from './diagnostic-method';
import { diagnosticSample } from './diagnostic-sample';
import { addChapter } from './chapters/chapter-list';
import { chapterTextSection, chaptersOf, diagnosticSection, keptTestimonies, keptTestimonySection } from './diagnostic-section';
import { pictureSection } from './picture-section';
import { keptContentSection, keptSources, keptSourceSection, sourceContentSection, sourceSection } from './source-section';

/** The shared diagnostic: chapters, words, figures, pictures, and the sources they rest on. */
export const diagnosticModel: FeatureModel = {
  name: 'diagnostic',
  sections: [
    diagnosticSection,
    chapterTextSection,
    pictureSection,
    sourceSection,
    sourceContentSection,
    keptTestimonySection,
    keptSourceSection,
    keptContentSection,
  ],
  kept: [keptTestimonies, keptSources],
  begin(core, { createdAt, firstTitle }) {
    // A subject to write in is there at once: nobody should meet an empty screen before the first word.
    if (firstTitle === '' || chaptersOf(core).list().length > 0) return;
    addChapter(core, { title: firstTitle, question: '', unnamed: true, createdAt });
  },
  method: diagnosticMethod,
  sample: diagnosticSample,
};
