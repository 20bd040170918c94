import {
  Apple,
  Bike,
  Bird,
  Feather,
  Fish,
  Flower2,
  House,
  KeyRound,
  Leaf,
  type LucideIcon,
  Moon,
  Mountain,
  Music,
  Sailboat,
  Snail,
  Sun,
  Umbrella,
} from 'lucide-react';
import { isPicture, type Picture } from '../model/person';

const ICONS: Readonly<Record<Picture, LucideIcon>> = {
  leaf: Leaf,
  bike: Bike,
  fish: Fish,
  umbrella: Umbrella,
  house: House,
  music: Music,
  apple: Apple,
  sailboat: Sailboat,
  key: KeyRound,
  moon: Moon,
  snail: Snail,
  flower: Flower2,
  bird: Bird,
  sun: Sun,
  feather: Feather,
  mountain: Mountain,
};

/** Somebody's picture of the day, decorative: their name or the picture's word is said beside it. */
export function PictureIcon({ picture, size }: { readonly picture: string; readonly size?: number }) {
  if (!isPicture(picture)) return null;
  const Icon = ICONS[picture];
  return <Icon size={size ?? 20} aria-hidden />;
}
