import { BookOpen, Sprout } from 'lucide-react';
import type { ClientFeature } from '#client/feature';
import type { FeatureModel } from '#document/feature-model';
import { en as namesEn } from '../words/names.en';
import { fr as namesFr } from '../words/names.fr';

/**
 * The method a démarche begins with and follows, and the way to hand it on: the last stop of the path. `loadModels` gives
 * what every feature takes from a method.
 */
export function methodsFeature(loadModels: () => Promise<readonly FeatureModel[]>): ClientFeature {
  return {
    name: 'methods',
    messages: { fr: () => import('../words/screen.fr'), en: () => import('../words/screen.en') },
    names: { fr: namesFr, en: namesEn },
    pathEntries: [{ id: 'methods', after: 'restitution', nameKey: 'path', screen: 'methode' }],
    screens: [
      {
        path: 'methode',
        titleKey: 'title',
        icon: BookOpen,
        component: async () => {
          const [{ methodScreen }, models] = await Promise.all([import('./method-screen'), loadModels()]);
          return { default: methodScreen(models) };
        },
        summary: () => import('./method-summary'),
      },
      { path: 'commencer', titleKey: 'start.screenTitle', icon: Sprout, place: 'home', component: () => import('./start-screen') },
    ],
    found: [
      ...['phase', 'method-step', 'role', 'principle', 'template'].map((kind) => ({
        kind,
        nameKey: `found.${kind}`,
        path: () => 'methode',
      })),
      { kind: 'rule', nameKey: 'found.rule', path: () => 'cadre' },
      { kind: 'tool', nameKey: 'found.tool', path: () => 'methode/outils' },
    ],
    homeGestures: [{ id: 'start', order: 10, screen: 'commencer', nameKey: 'start', isMain: true }],
    frameCards: [
      {
        id: 'rules',
        order: 10,
        column: 'wide',
        titleKey: 'frame.rules',
        component: () => import('./frame/frame-rules'),
        summary: () => import('./frame/rules-summary'),
      },
      { id: 'process', order: 20, column: 'narrow', titleKey: 'frame.roles', component: () => import('./frame/frame-process') },
    ],
    opens: {
      extension: '.json',
      // Reading methods weighs more than the whole home screen, and few do it.
      async open(file) {
        const { pickMethodFile } = await import('./picked-method');
        await pickMethodFile(file);
        return '#/commencer';
      },
    },
  };
}
