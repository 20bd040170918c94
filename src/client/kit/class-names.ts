/** The class names that are there, joined; a CSS module's missing name counts as absent. */
export function classNames(...names: readonly (string | false | undefined)[]): string {
  return names.filter(Boolean).join(' ');
}
