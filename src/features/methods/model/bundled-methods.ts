import proximity from '../../../../resources/methods/action-sociale-de-proximite.methode.json' with { type: 'json' };
import sharedDiagnostic from '../../../../resources/methods/diagnostic-partage-experimentations.methode.json' with { type: 'json' };
import { type Method, methodSchema } from './method';

/**
 * The methods the app comes with: the shared diagnostic that leads to experiments, and the proximity social
 * action in five phases. A test reads each file the way a person's own file is read.
 */
export function bundledMethods(): readonly Method[] {
  return [sharedDiagnostic, proximity].map((json) => methodSchema.parse(json));
}
