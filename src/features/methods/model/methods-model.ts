import type { FeatureModel } from '#document/feature-model';
import { bundledMethods } from './bundled-methods';
import { writeProcess } from './process-from-method';
import { processSection } from './process-section';

/** The process of a démarche: what a method is made of. The sample follows the first method that comes with the app. */
export const methodsModel: FeatureModel = {
  name: 'methods',
  sections: [processSection],
  method: { apply: writeProcess },
  sample: {
    write(core, _part, now) {
      const [method] = bundledMethods();
      if (method) writeProcess(core, method, now);
    },
  },
};
