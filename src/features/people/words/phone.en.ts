import type { Messages } from '#shared/words/catalogue';
import type { fr } from './phone.fr';

/** What a phone asks of somebody who comes in, in English. */
export const en: Messages<typeof fr> = {
  title: 'What shall we call you?',
  intro: 'A first name, or a picture. No surname, no account.',
  name: 'Your first name',
  pictures: 'Or a picture',
  college: 'From which place do you speak?',
  noCollege: 'I would rather not say',
  shared: 'This device is shared',
  sharedNote:
    'It will forget everything about you when you are done. We cannot keep a keyboard from learning your words, nor anybody from copying the screen: a private window is safer.',
  enter: 'Come in',
  enterNameless: 'Come in without a name',
  nameless: 'No name',
  picture: {
    leaf: 'Leaf',
    bike: 'Bike',
    fish: 'Fish',
    umbrella: 'Umbrella',
    house: 'House',
    music: 'Music',
    apple: 'Apple',
    sailboat: 'Sailboat',
    key: 'Key',
    moon: 'Moon',
    snail: 'Snail',
    flower: 'Flower',
    bird: 'Bird',
    sun: 'Sun',
    feather: 'Feather',
    mountain: 'Mountain',
  },
};
