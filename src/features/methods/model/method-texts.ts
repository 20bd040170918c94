import type { Method } from './method';
import { slug } from '#shared/slug';

/** One piece of writing in a method, and where it stands. */
export interface MethodText {
  /** Keys and ids from the root, joined by `/`: the same part has the same path in two editions. */
  readonly path: string;
  /** The titles above it, outermost first: where a person finds it. */
  readonly under: readonly string[];
  /** The field's own name (`prompts`, `simple`…), for the interface to translate. */
  readonly field: string;
  readonly text: string;
}

/** Keys that hold no writing of the group's: identifiers, closed lists, the published lineage's own facts. */
const NOT_WRITING = new Set([
  'format',
  'formatVersion',
  'id',
  'languages',
  'kind',
  'kinds',
  'forWhom',
  'roles',
  'tools',
  'unit',
  'licence',
]);

/** Every piece of writing of a method, in the order of the file; empty ones are left out. */
export function methodTexts(method: Method): readonly MethodText[] {
  const found: MethodText[] = [];
  visit(method, '', [], '', (text) => found.push(text));
  return found;
}

/**
 * The method with some texts rewritten, by path. A dropped text (empty) in a list disappears from it; a
 * dropped title becomes `untitled`, because a part without a title can't be read. The method's own id follows
 * its title, so that a name taken out of one is not left in the other.
 */
export function rewriteTexts(method: Method, rewrites: Readonly<Record<string, string>>, untitled: string): Method {
  if (Object.keys(rewrites).length === 0) return method;
  const rewritten = rebuild(method, '', '', rewrites, untitled) as Method;
  return rewrites.title === undefined ? rewritten : { ...rewritten, id: slug(rewritten.title) || 'methode' };
}

type Visit = (text: MethodText) => void;

function visit(value: unknown, path: string, under: readonly string[], field: string, call: Visit): void {
  if (typeof value === 'string') {
    if (value.trim() !== '') call({ path, under, field, text: value });
  } else if (Array.isArray(value)) {
    value.forEach((item, index) => {
      visit(item, join(path, keyOf(item, index)), isObject(item) ? withTitle(under, item) : under, field, call);
    });
  } else if (isObject(value)) {
    for (const [key, child] of Object.entries(value)) if (isWriting(key, child)) visit(child, join(path, key), under, key, call);
  }
}

function rebuild(value: unknown, path: string, field: string, rewrites: Readonly<Record<string, string>>, untitled: string): unknown {
  if (typeof value === 'string') return rewrites[path] === undefined ? value : replaced(rewrites[path], field, untitled);
  if (Array.isArray(value)) {
    const items = value.map((item, index) => rebuild(item, join(path, keyOf(item, index)), field, rewrites, untitled));
    return items.filter((item, index) => item !== '' || value[index] === '');
  }
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, child]) => [
      key,
      isWriting(key, child) ? rebuild(child, join(path, key), key, rewrites, untitled) : child,
    ]),
  );
}

/** Fields no part can do without. */
const NEEDED = new Set(['title', 'label', 'heading', 'edition']);

function replaced(text: string, field: string, untitled: string): string {
  return text.trim() === '' && NEEDED.has(field) ? untitled : text;
}

/** `roles` and `tools` are ids inside a step and whole parts at the root: what tells them apart is what they hold. */
function isWriting(key: string, child: unknown): boolean {
  if (!NOT_WRITING.has(key)) return true;
  return Array.isArray(child) && child.some(isObject);
}

function keyOf(item: unknown, index: number): string {
  return isObject(item) && typeof item.id === 'string' ? item.id : String(index);
}

function withTitle(under: readonly string[], item: Record<string, unknown>): readonly string[] {
  const title = item.title ?? item.label ?? item.heading;
  return typeof title === 'string' && title !== '' ? [...under, title] : under;
}

function join(path: string, key: string): string {
  return path === '' ? key : `${path}/${key}`;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
