import type { Section } from '#document/section';
import { actorMapSection } from './actor-map/model/actor-map-section';

/** Every feature's place in the documents; a new one is one line here. */
export const sections: readonly Section[] = [actorMapSection];
